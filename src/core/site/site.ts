import type { Dialect } from './dialect'

/** A site that a generator publishes, found from the names of the files in its folder. */
export interface Site {
  readonly dialect: Dialect
  /** Folders with articles, relative to the site's folder; '' is the folder itself. */
  readonly content: readonly string[]
  /** Folders that an address such as `/images/x.jpg` starts from, in the order they are tried. */
  readonly roots: readonly string[]
}

/** The name of the newsroom's configuration file. */
export const settingsFile = 'copydesk.yaml'

/** Whether a file or folder of this name may be what tells a generator: without any there is no site in a folder. */
export function mayTellSite(name: string): boolean {
  return /^(?:package\.json|config|\.eleventy\.js|(?:_config|hugo|config|(?:astro|docusaurus|eleventy)\.config)\.\w+)$/.test(name)
}

/**
 * Tells the generator from the files of a folder.
 * @param names the names (files and folders) in it
 * @param packageJson the text of its package.json, when it has one
 * @returns undefined when no generator is known by these
 */
export function detectSite(names: ReadonlySet<string>, packageJson: string | undefined): Site | undefined {
  const some = (...wanted: readonly string[]) => wanted.some((name) => names.has(name))
  const config = (name: string, ...endings: readonly string[]) => some(...endings.map((ending) => `${name}.${ending}`))
  const uses = (name: string) => packageJson?.includes(`"${name}"`) === true
  const underscored = config('_config', 'yml', 'yaml')
  if (underscored && (uses('hexo') || (names.has('source') && names.has('scaffolds')))) return sites.hexo
  if (config('hugo', 'toml', 'yaml', 'yml', 'json')) return sites.hugo
  // Zola has a `config.toml` and a `content` too, but neither of the others.
  const unnamed = config('config', 'toml', 'yaml', 'yml', 'json') || names.has('config')
  if (unnamed && names.has('content') && some('archetypes', 'layouts')) return sites.hugo
  if (config('astro.config', 'mjs', 'ts', 'js', 'mts', 'cjs')) return sites.astro
  if (config('docusaurus.config', 'js', 'ts', 'mjs', 'mts', 'cjs')) return sites.docusaurus
  if (names.has('.eleventy.js') || config('eleventy.config', 'js', 'mjs', 'cjs', 'ts', 'mts')) return sites.eleventy
  if ((underscored || config('_config', 'toml')) && some('_posts', '_layouts', '_includes', 'Gemfile')) return sites.jekyll
  return undefined
}

const sites = {
  hexo: { dialect: 'hexo', content: ['source/_posts', 'source/_drafts'], roots: ['source'] },
  hugo: { dialect: 'hugo', content: ['content'], roots: ['static', 'assets', 'content'] },
  jekyll: { dialect: 'jekyll', content: ['_posts', '_drafts'], roots: [''] },
  eleventy: { dialect: 'eleventy', content: ['content', 'posts', 'src/posts'], roots: ['', 'src', 'public', 'content'] },
  astro: { dialect: 'astro', content: ['src/content'], roots: ['public', 'src'] },
  docusaurus: { dialect: 'docusaurus', content: ['blog', 'docs'], roots: ['static'] },
} as const satisfies Record<string, Site>
