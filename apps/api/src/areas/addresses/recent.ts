/**
 * Remembers what was found lately, in memory only: at most `most` entries, the least recently used leave first, and
 * none is given out after `milliseconds`. What fails is not remembered.
 */
export class Recent<Value> {
  private readonly entries = new Map<string, { value: Promise<Value>; until: number }>();

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
  ) {}

  /** What is known under this key, else what `find` finds; asked twice at once, it looks once. */
  get(key: string, find: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    this.entries.delete(key);
    const entry =
      known && known.until > Date.now() ? known : { value: find(), until: Date.now() + this.milliseconds };
    this.entries.set(key, entry);
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.most && oldest !== undefined) this.entries.delete(oldest);
    return entry.value;
  }
}
