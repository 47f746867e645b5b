/** Whether a file is a page saved in one file (MIME, RFC 2557), by its first lines; mail is none. */
export function isWebArchive(start: string): boolean {
  return (
    /^(?:From: <?Saved by|Snapshot-Content-Location:)/im.test(start) ||
    (/^MIME-Version:/im.test(start) &&
      /^Content-Type:\s*multipart\/related/im.test(start) &&
      !/^(?:To|Received|Message-ID):/im.test(start))
  );
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
