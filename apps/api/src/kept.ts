/**
 * What was made of the data in some state, by that state, as long as there is room: the oldest goes first. What cannot
 * be made is not kept, nor what was made while the state changed: it may hold a response that is erased by the time the
 * former state is back.
 */
export class Kept<Made> {
  private readonly kept = new Map<string, Promise<Made>>();

  constructor(private readonly most: number) {}

  get(key: string): Promise<Made> | undefined {
    return this.kept.get(key);
  }

  /** @param isStill whether the state of `key` is still the same, asked once it is made */
  keep(key: string, making: Promise<Made>, isStill: Promise<boolean>): Promise<Made> {
    const made = Promise.all([making, isStill]).then(([value, still]) => {
      if (!still) this.kept.delete(key);
      return value;
    });
    this.kept.set(key, made);
    made.catch(() => this.kept.delete(key));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return made;
  }
}
