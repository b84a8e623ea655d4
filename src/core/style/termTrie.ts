/** A trie over UTF-16 code units, in typed arrays: ten thousand words are found without a map for each letter. */
export class TermTrie {
  #size = 1
  #used = 0
  #nodes = new Int32Array(1024)
  #units = new Uint16Array(1024)
  #values = new Int32Array(1024)
  /** By node, 1 if it has a next one: there are fewer nodes than places in the table. */
  #inner = new Uint8Array(1024)

  /** The number of nodes. */
  get size(): number {
    return this.#size
  }

  /** Adds a word. @returns the number of its last node, greater than 0 */
  add(word: string): number {
    let node = 0
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at)
      const next = this.next(node, unit)
      if (next > 0) node = next
      else {
        if (this.#used * 2 >= this.#nodes.length) this.#grow()
        const created = this.#size++
        this.#set(node, unit, created)
        node = created
      }
    }
    return node
  }

  /** The node after a unit; 0 if there is none. */
  next(node: number, unit: number): number {
    const mask = this.#nodes.length - 1
    for (let slot = hash(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const value = this.#values[slot] ?? 0
      if (value === 0 || (this.#nodes[slot] === node && this.#units[slot] === unit)) return value
    }
  }

  /** Whether words go on after a node. */
  hasNext(node: number): boolean {
    return this.#inner[node] === 1
  }

  #set(node: number, unit: number, value: number): void {
    const mask = this.#nodes.length - 1
    let slot = hash(node, unit) & mask
    while (this.#values[slot] !== 0) slot = (slot + 1) & mask
    this.#nodes[slot] = node
    this.#units[slot] = unit
    this.#values[slot] = value
    this.#inner[node] = 1
    this.#used++
  }

  #grow(): void {
    const [nodes, units, values] = [this.#nodes, this.#units, this.#values]
    const size = nodes.length * 2
    this.#nodes = new Int32Array(size)
    this.#units = new Uint16Array(size)
    this.#values = new Int32Array(size)
    this.#inner = new Uint8Array(size)
    this.#used = 0
    for (let slot = 0; slot < nodes.length; slot++) if (values[slot] !== 0) this.#set(nodes[slot] ?? 0, units[slot] ?? 0, values[slot] ?? 0)
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
