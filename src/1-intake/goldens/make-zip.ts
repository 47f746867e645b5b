import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive for tests; what is not given is what an honest archive would say. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  readonly statedSize?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Packed bytes made beforehand, so that many entries can share them. */
  readonly packed?: Uint8Array;
}

/** Makes a ZIP as the format's note (APPNOTE 6.3) describes it, honest or not. */
export function makeZip(
  entries: readonly ZipEntry[],
  stated?: { readonly entries: number },
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content);
    const packed = Buffer.from(entry.packed ?? deflateRawSync(content));
    const size = entry.statedSize ?? content.length;
    const crc = entry.crc ?? crc32(content);
    const flags = entry.flags ?? 0x800;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, name, packed);
    directory.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = stated?.entries ?? entries.length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, central, end]));
}
