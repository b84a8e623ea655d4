import { QuoteType, Tokenizer } from 'htmlparser2'

export { QuoteType, type Tokenizer }

type Callbacks = ConstructorParameters<typeof Tokenizer>[1]

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
 * Makes tokenizers that tell of what they are asked for; each for one text, since one that stopped within a tag cannot be used
 * again. Offsets count from the start of the text.
 */
export function tokenizers(callbacks: Partial<Callbacks>): () => Tokenizer {
  const all = { ...noCallbacks, ...callbacks }
  // Without decoding the tokenizer can leap over text.
  return () => new Tokenizer({ xmlMode: false, decodeEntities: false }, all)
}

/** One of them. */
export function tokenizer(callbacks: Partial<Callbacks>): Tokenizer {
  return tokenizers(callbacks)()
}
