import type * as Library from './tokenizerLibrary'

export type Tokenizer = Library.Tokenizer
export type QuoteType = Library.QuoteType

/** Loaded on request: articles without HTML need none. */
export function tokenizerLibrary(): typeof Library {
  return require('./tokenizerLibrary')
}

type Callbacks = ConstructorParameters<typeof Library.Tokenizer>[1]

const nothing = () => {}
const noCallbacks: Callbacks = {
  onopentagname: nothing,
  onattribname: nothing,
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onopentagend: nothing,
  onselfclosingtag: nothing,
  onclosetag: nothing,
  ontext: nothing,
  ontextentity: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onprocessinginstruction: nothing,
  onend: nothing,
}

/**
 * Returns a function that creates tokenizers which call the given callbacks. Each is for one text: a tokenizer that stopped within a
 * tag cannot be used again. Offsets are UTF-16 code units from the start of the text.
 */
export function tokenizers(callbacks: Partial<Callbacks>): () => Tokenizer {
  const all = { ...noCallbacks, ...callbacks }
  const library = tokenizerLibrary()
  // Without decoding the tokenizer can skip over text.
  return () => new library.Tokenizer({ xmlMode: false, decodeEntities: false }, all)
}

/** Creates a single tokenizer, as `tokenizers` does. */
export function tokenizer(callbacks: Partial<Callbacks>): Tokenizer {
  return tokenizers(callbacks)()
}
