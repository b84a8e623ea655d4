import { QuoteType, Tokenizer } from 'htmlparser2'

export { QuoteType, type Tokenizer }

type Callbacks = ConstructorParameters<typeof Tokenizer>[1]

const nothing = () => {}
const unheard: Callbacks = {
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

/** Tells of what it is asked for. Offsets count from the start of all that is written to it. */
export function tokenizer(callbacks: Partial<Callbacks>): Tokenizer {
  // Without decoding the tokenizer can leap over text.
  return new Tokenizer({ xmlMode: false, decodeEntities: false }, { ...unheard, ...callbacks })
}
