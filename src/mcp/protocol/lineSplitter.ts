const newline = 10
/** Longer lines are not kept in memory: far above the size of any article. */
const defaultMaxBytes = 64 * 1024 * 1024

/** Splits UTF-8 that comes in chunks of any size into lines. Takes linear time: each byte is searched once, and copied once. */
export class LineSplitter {
  readonly #maxBytes: number
  #pieces: Uint8Array[] = []
  #bytes = 0

  constructor(maxBytes = defaultMaxBytes) {
    this.#maxBytes = maxBytes
  }

  /** The lines that end in a chunk, without their line ends (LF or CRLF); undefined for each line that is too long. */
  *lines(chunk: Uint8Array): Generator<string | undefined, void> {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      this.#add(chunk.subarray(start, end))
      yield this.#take()
      start = end + 1
    }
    this.#add(chunk.subarray(start))
  }

  /** What follows the last line end, if anything does. */
  *end(): Generator<string | undefined, void> {
    if (this.#bytes > 0) yield this.#take()
  }

  #add(piece: Uint8Array): void {
    this.#bytes += piece.length
    if (this.#bytes > this.#maxBytes) this.#pieces = []
    else if (piece.length > 0) this.#pieces.push(piece)
  }

  /** A line is decoded as a whole, so that no character is cut. */
  #take(): string | undefined {
    const line = this.#bytes > this.#maxBytes ? undefined : Buffer.concat(this.#pieces).toString('utf8').replace(/\r$/, '')
    this.#pieces = []
    this.#bytes = 0
    return line
  }
}
