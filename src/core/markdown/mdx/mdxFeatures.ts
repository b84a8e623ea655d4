/** What a generator changes in MDX, or demands of it, beyond the compiler @mdx-js/mdx 3. */
export interface MdxFeatures {
  /** `<!-- … -->` is a comment. */
  readonly comments: boolean
  /** `{#id}` in a heading is its id. */
  readonly headingIds: boolean
  /** `:::note` and `:name[text]{attributes}` are directives. */
  readonly directives: boolean
  /** `:smile:` is an emoji. */
  readonly emoji: boolean
  /** React makes the pages: a `style` attribute is an object, and an object is no content. */
  readonly react: boolean
  /** Any component that the article does not import stops the build, not only one of the form `Name.Member`. */
  readonly importsComponents: boolean
  /** The names, besides those of JavaScript, that an expression may use without an import. */
  readonly names: readonly string[]
}

/** MDX as its compiler reads it. */
export const plainMdx: MdxFeatures = {
  comments: false,
  headingIds: false,
  directives: false,
  emoji: false,
  react: false,
  importsComponents: false,
  names: [],
}

/** Whether a body may have any construct of MDX. */
export function mayHaveMdx(body: string): boolean {
  return body.includes('<') || body.includes('{') || /^(?:im|ex)port /m.test(body)
}
