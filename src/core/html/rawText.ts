import { tokenizer, type Tokenizer } from './tokenizer'

/** Elements whose content is text up to their end tag: those that htmlparser2's tokenizer handles. */
const rawText = /^(?:script|style|title|textarea|xmp)$/i
/** The usual form of a tag. Other forms are left to the tokenizer. */
const plainTag = /<\/?(?!s(?:cript|tyle)|t(?:itle|extarea)|xmp)[a-z][a-z\d]*(?:[ \t\n]+[a-z][a-z-]*(?:="[^"]*")?)*[ \t\n]*\/?>/iy

/** Says after each part of an HTML text whether it ends in text, where elements can be inserted: not in a tag, a comment or a script. */
export class TextEnds {
  /** Undefined if the last part ended in text. */
  #scan: TextScan | undefined

  /** @param html whole lines, the last line end included */
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
      // At the end of a part the tokenizer reports the text so far, and nothing of an open tag or comment.
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
