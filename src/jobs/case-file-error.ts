/** A case file that cannot be used, with every fault and its path. */
export class CaseFileError extends Error {
  override readonly name = 'CaseFileError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    const more = faults.length > 20 ? `\n  … and ${faults.length - 20} more` : '';
    super(`This case file cannot be used:\n  ${faults.slice(0, 20).join('\n  ')}${more}`);
    this.faults = faults;
  }
}
