import type { Fences } from '../frontmatter/fences'
import type { Dialect } from '../site/dialect'

/**
 * Whether a site generator takes a block for front matter, by its fences and their language.
 *
 * Hugo: gohugo.io, content-management/front-matter (YAML, TOML between `+++`, JSON in braces). Hexo: hexo-front-matter (YAML, JSON
 * between `;;;` without braces). Jekyll: document.rb, YAML_FRONT_MATTER_REGEXP. Others can be taught more by their settings.
 * @returns undefined when it depends on what is not known here
 */
export function siteReads({ language, announced, open, content }: Fences, dialect: Dialect): boolean | undefined {
  if (dialect !== 'hugo' && dialect !== 'hexo' && dialect !== 'jekyll') return language === 'yaml' && announced === '' ? true : undefined
  if (announced !== '') return false
  if (language === 'yaml') return true
  const inBraces = content.start === open.end && content.start > open.start
  return dialect === 'hugo' ? language === 'toml' || inBraces : dialect === 'hexo' && language === 'json' && !inBraces
}
