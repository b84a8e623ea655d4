import * as l10n from '@vscode/l10n'
import { settingsFile } from './settingsFileName'
import { siteMarkdownOf, type Scope } from './siteScope'

/** How the Markdown of a site is read and where that is said, in a few words, such as `Markdown: goldmark (hugo.toml)`. */
export function readingInWords(scope: Scope): string {
  const { renderer, files, doubt } = siteMarkdownOf(scope)
  const isSet = Object.keys(scope.settings.markdown).length > 0
  const said = [...files, ...(isSet ? [settingsFile] : [])]
  const where = said.length > 0 ? said.join(', ') : l10n.t('default')
  switch (doubt?.kind) {
    case 'renderer':
      return l10n.t('Markdown: {0} ({1}; “{2}” is not known)', renderer, where, doubt.name)
    case 'file':
      return l10n.t('Markdown: {0} ({1}; {2} cannot be read)', renderer, where, doubt.path)
    default:
      return l10n.t('Markdown: {0} ({1})', renderer, where)
  }
}
