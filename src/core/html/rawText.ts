import { tokenizer, type Tokenizer } from './tokenizer'

/** Elements whose content is text up to their end tag: those that the tokenizer knows. */
const rawText = /^(?:script|style|title|textarea|xmp)$/i
/** A tag as nearly all are written. What else there may be, the tokenizer knows. */
const plainTag = /<\/?(?!s(?:cript|tyle)|t(?:itle|extarea)|xmp)[a-z][a-z\d]*(?:[ \t\n]+[a-z][a-z-]*(?:="[^"]*")?)*[ \t\n]*\/?>/iy

/** Says after each stretch of HTML whether it ends in text, where more can be set in: not in a tag, a comment or a script. */
export class TextEnds {
  /** Undefined where the last stretch has ended in text. */
  #scan: TextScan | undefined

  /** @param html of whole lines, with the line end of the last */
  after(html: string): boolean {
    if (!this.#scan && isPlain(html)) return true
    this.#scan ??= new TextScan()
    const inText = this.#scan.after(html)
    if (inText) this.#scan = undefined
    return inText
  }
}

function isPlain(html: string): boolean {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', plainTag.lastIndex)) {
    plainTag.lastIndex = at
    if (!plainTag.test(html)) return false
  }
  return true
}

class TextScan {
  readonly #tokenizer: Tokenizer
  #html = ''
  #written = 0
  #textEnd = 0
  #opened = ''
  #raw = false

  constructor() {
    this.#tokenizer = tokenizer({
      // At the end of a stretch all text so far is handed over, and nothing of what is still open.
      ontext: (_, end) => {
        this.#textEnd = end
      },
      onopentagname: (start, end) => {
        this.#opened = this.#html.slice(start - this.#written, end - this.#written)
      },
      onopentagend: () => {
        this.#raw = rawText.test(this.#opened)
      },
      onclosetag: () => {
        this.#raw = false
      },
    })
  }

  after(html: string): boolean {
    this.#html = html
    this.#tokenizer.write(html)
    this.#written += html.length
    return this.#textEnd === this.#written && !this.#raw
  }
}
