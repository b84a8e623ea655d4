/**
 * The name of a language, such as `French`; the tag itself where the platform knows none.
 * @param tag of the language, such as `fr` or `zh-cn`
 * @param display the language of the name, as a BCP 47 tag
 */
export function languageName(tag: string, display: string): string {
  try {
    return new Intl.DisplayNames([display], { type: 'language' }).of(tag) ?? tag
  } catch {
    // A tag or a display language that the platform does not know.
    return tag
  }
}
