/** The site generators whose reading of an article is known; `generic` is none of them. */
export const dialects = ['hexo', 'hugo', 'jekyll', 'eleventy', 'astro', 'docusaurus', 'generic'] as const
export type Dialect = (typeof dialects)[number]
