import { isRecord } from '../../data/isRecord'
import { withOptions, type MarkdownOptions } from '../../markdown/markdownOptions'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'

/** A configuration file of a site that exists. */
export interface ConfigurationFile {
  /** From the folder of the site, with forward slashes. */
  readonly path: string
  /** Its content as plain data, scalars as the generator's YAML reader takes them; undefined if it cannot be read or is too large. */
  readonly data: unknown
  /** The text of a file of code; undefined for a file of data. */
  readonly text?: string
}

/** How the configuration of a site sets up its Markdown. */
export interface MarkdownSettings {
  /** The files that may say something about Markdown: paths from the folder of the site. They are read, never run. */
  readonly files: readonly string[]
  /** The names of the programs that turn Markdown into HTML and that Copydesk knows, the usual one first. */
  readonly renderers: readonly string[]
  /**
   * How the articles of a site are read. Never throws; what is not understood counts as not said.
   * @param files those of `files` that exist, in the same order
   * @param options what `copydesk.yaml` says, which counts more
   */
  readonly read: (files: readonly ConfigurationFile[], options: MarkdownOptions) => SiteMarkdown
}

/** How the Markdown of a site is read, and where that is said. */
export interface SiteMarkdown {
  readonly features: MarkdownFeatures
  /** The name of the program that turns Markdown into HTML. */
  readonly renderer: string
  /** The files whose settings are used. Empty: the default. */
  readonly files: readonly string[]
  /** What the configuration says and Copydesk does not know, so that the default is used instead. */
  readonly doubt: MarkdownDoubt | undefined
  /** The lines of the configuration that would publish the HTML of articles, and their file; undefined if it is published, or not known. */
  readonly publishHtml?: { readonly file: string; readonly lines: string } | undefined
}

export type MarkdownDoubt =
  /** A renderer that Copydesk does not know. */
  | { readonly kind: 'renderer'; readonly name: string }
  /** A file that cannot be read. */
  | { readonly kind: 'file'; readonly path: string }
  /** A setting that is not followed, such as a plugin. */
  | { readonly kind: 'setting'; readonly name: string }

/** The settings of a generator whose configuration is code, or says nothing about Markdown: `copydesk.yaml` alone sets it up. */
export function markdownSettings(renderer: string, features: MarkdownFeatures, withoutHtml: MarkdownFeatures['html']): MarkdownSettings {
  return {
    files: [],
    renderers: [renderer],
    read: (_files, options) => ({
      features: withOptions(features, options, withoutHtml),
      renderer,
      files: [],
      doubt: unknownRenderer(options, [renderer]),
    }),
  }
}

/** The doubt about the renderer that `copydesk.yaml` names, if it is none of a generator's. */
export function unknownRenderer({ renderer }: MarkdownOptions, known: readonly string[]): MarkdownDoubt | undefined {
  return renderer === undefined || known.includes(renderer) ? undefined : { kind: 'renderer', name: renderer }
}

/** The value at a path of keys; undefined if there is none. */
export function valueAt(data: unknown, ...keys: readonly string[]): unknown {
  let value = data
  for (const key of keys) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}
