import type { Instant } from '../../src/ground/time.js';

/** What will happen when: taken out in order of time, and of entry where the time is the same. */
export class Agenda {
  #heap: { at: Instant; entry: number; run: () => Promise<void> }[] = [];
  #entries = 0;

  get size(): number { return this.#heap.length; }
  get nextAt(): Instant | null { return this.#heap[0]?.at ?? null; }

  add(at: Instant, run: () => Promise<void>): void {
    this.#entries += 1;
    this.#heap.push({ at, entry: this.#entries, run });
    let i = this.#heap.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  take(): { at: Instant; run: () => Promise<void> } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (!first || !last || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      const least = left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left;
      if (least >= this.#heap.length || !this.#before(least, i)) return first;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#heap[i]!, this.#heap[j]!];
    return a.at - b.at < 0 || (a.at === b.at && a.entry < b.entry);
  }
  #swap(i: number, j: number): void { [this.#heap[i], this.#heap[j]] = [this.#heap[j]!, this.#heap[i]!]; }
}
