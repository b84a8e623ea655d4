/** The templates that the generator's own command makes new articles from. They are read as data, never run. */
export interface ArticleTemplates {
  /** The files that may be the template, from the folder of the site; the first that exists counts. */
  readonly paths: (place: TemplatePlace) => readonly string[]
  /** What an expression between `{{` and `}}` writes; undefined if that is not plain. */
  readonly valueFor: (expression: string, values: TemplateValues) => TemplateValue | undefined
  /** Whether expressions below the front matter are filled in, too. */
  readonly fillsBody: boolean
}

/** Where the new article will be. */
export interface TemplatePlace {
  /** From the folder of the site, with forward slashes. */
  readonly path: string
  /** Whether it is the `index` file of a separate folder. */
  readonly isBundle: boolean
  readonly isDraft: boolean
  /** The names of the themes of the site. */
  readonly themes: readonly string[]
}

export interface TemplateValues {
  /** The name of the file without its ending; for a bundle, of its folder. */
  readonly name: string
  /** The local date and time of the site, as `2024-01-05T08:00:00+08:00`. */
  readonly now: string
  /** The path of the new file, from the folder of the site. */
  readonly path: string
}

/** How a template of `copydesk.yaml` is read on a site whose generator has no templates. */
export const plainTemplates: ArticleTemplates = {
  paths: () => [],
  valueFor(expression, { name, now }) {
    if (expression === 'title') return { kind: 'title' }
    const texts: Readonly<Record<string, string>> = { date: now, day: now.slice(0, 10), slug: name }
    const text = Object.hasOwn(texts, expression) ? texts[expression] : undefined
    return text === undefined ? undefined : { kind: 'text', text }
  },
  fillsBody: true,
}

/** `title`: the headline; otherwise a text. */
export type TemplateValue = { readonly kind: 'title' } | { readonly kind: 'text'; readonly text: string }
