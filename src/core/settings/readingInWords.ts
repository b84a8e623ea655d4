import * as l10n from '@vscode/l10n'
import type { SiteGenerator } from '../generators/shared/generator'
import type { MarkdownDoubt, SiteMarkdown } from '../generators/shared/markdownSettings'
import type { MarkdownFeatures } from '../markdown/siteMarkdown'
import { settingsFile } from './settingsFileName'
import { siteMarkdownOf, type Scope } from './siteScope'

/** How the Markdown of a site is read and where that is said, in a few words, such as `Markdown: goldmark (hugo.toml)`. */
export function readingInWords(scope: Scope): string {
  const { renderer, files, doubt, features } = siteMarkdownOf(scope)
  const isSet = Object.keys(scope.settings.markdown).length > 0
  const said = [...files, ...(isSet ? [settingsFile] : [])]
  const where = said.length > 0 ? said.join(', ') : l10n.t('default')
  const details = [where, ...(doubt ? [doubtInWords(doubt)] : []), ...(features.html ? [htmlInWords(features.html)] : [])]
  return l10n.t('Markdown: {0} ({1})', renderer, details.join(l10n.t('; ')))
}

function doubtInWords(doubt: MarkdownDoubt): string {
  if (doubt.kind === 'renderer') return l10n.t('“{0}” is not known', doubt.name)
  return doubt.kind === 'file' ? l10n.t('{0} cannot be read', doubt.path) : l10n.t('“{0}” is not followed', doubt.name)
}

function htmlInWords(html: NonNullable<MarkdownFeatures['html']>): string {
  return html === 'omitted' ? l10n.t('HTML is left out') : l10n.t('HTML is shown as text')
}

/** That the HTML of an article is left out, and what would publish it. */
export function omittedHtmlInWords({ title = '' }: SiteGenerator, { publishHtml }: Pick<SiteMarkdown, 'publishHtml'> = {}): string {
  const message = l10n.t('{0} leaves out the HTML of this article: readers see neither its tags nor the text of its blocks.', title)
  return publishHtml ? `${message} ${l10n.t('These lines in {0} publish it: {1}', publishHtml.file, publishHtml.lines)}` : message
}
