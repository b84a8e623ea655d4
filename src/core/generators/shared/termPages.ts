/** Each spelling of a name has a page of its own. */
export function ownPage(name: string): string {
  return name
}

/**
 * Hugo: measured on 0.111.3 with `Port News`, `port news`, `PORT-NEWS` and `Port News!`, which have one page, and with `Port.News`, `Port_News`,
 * `portnews` and `Ｐort News`, which have pages of their own.
 */
export function hyphenPage(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s._/\\#+~-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-')
}

/** Docusaurus: kebabCase of lodash (`docusaurus-utils/src/tags.ts`): words, also at capitals and digits, without accents and signs. */
export function kebabPage(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .match(/\p{Lu}{2,}(?=\p{Lu}\p{Ll}|$|[^\p{L}\p{N}])|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Lo}+|\p{N}+/gu)
  return words ? words.join('-').toLowerCase() : name
}
