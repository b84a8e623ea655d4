import type { SiteLanguages } from '../article/readLanguage'
import { generatorOf, type Scope } from './siteScope'

const found = new WeakMap<Scope, SiteLanguages>()

/** The languages of a site: those of `copydesk.yaml`, or else of the generator's configuration. The same object for the same scope. */
export function siteLanguagesOf(scope: Scope): SiteLanguages {
  const known = found.get(scope)
  if (known) return known
  const { files, read } = generatorOf(scope).languages
  const ofSite = read((scope.site?.configuration ?? []).filter(({ path }) => files.includes(path)))
  const listed = scope.settings.languages
  const languages: SiteLanguages =
    listed.length === 0
      ? ofSite
      : {
          ...ofSite,
          named: [...new Set([...listed, ...ofSite.named])],
          main: ofSite.main ?? listed[0],
          expects: listed.length > 1 ? 'settings' : undefined,
        }
  found.set(scope, languages)
  return languages
}
