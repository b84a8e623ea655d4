import type { Dialect } from './dialect'

/** A site that a generator publishes, found from the names of the files in its folder. */
export interface Site {
  readonly dialect: Dialect
  /** Folders with articles, relative to the site's folder; '' is the folder itself. */
  readonly content: readonly string[]
  /** Folders that an address such as `/images/x.jpg` starts from, in the order they are tried. */
  readonly roots: readonly string[]
}

/**
 * Tells the generator from the files of a folder.
 * @param names the names (files and folders) in it
 * @param packageJson the text of its package.json, when it has one
 * @returns undefined when no generator is known by these
 */
export function detectSite(names: ReadonlySet<string>, packageJson: string | undefined): Site | undefined {
  const some = (...wanted: readonly string[]) => wanted.some((name) => names.has(name))
  const uses = (name: string) => packageJson?.includes(`"${name}"`) === true
  if (some('_config.yml', '_config.yaml') && (uses('hexo') || (names.has('source') && names.has('scaffolds')))) return sites.hexo
  if (
    some('hugo.toml', 'hugo.yaml', 'hugo.json') ||
    (names.has('content') && some('config.toml', 'config.yaml') && names.has('archetypes'))
  )
    return sites.hugo
  if (some('astro.config.mjs', 'astro.config.ts', 'astro.config.js')) return sites.astro
  if (some('docusaurus.config.js', 'docusaurus.config.ts', 'docusaurus.config.mjs')) return sites.docusaurus
  if (some('.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs')) return sites.eleventy
  if (some('_config.yml', '_config.yaml') && some('_posts', '_layouts', 'Gemfile')) return sites.jekyll
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
