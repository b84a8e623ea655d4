/** Elements without an end tag (HTML Standard, 13.1.2 Elements). */
export const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Elements whose end tag is optional, and the start tags that close them (HTML Standard, 13.1.2.4 Optional tags). */
export const impliedEnd: Readonly<Record<string, ReadonlySet<string>>> = {
  p: new Set(
    'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul'.split(
      ' ',
    ),
  ),
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  tr: new Set(['tr', 'tbody', 'tfoot']),
  td: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  th: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  option: new Set(['option', 'optgroup']),
}

/**
 * Elements with start and end tag that authors write themselves. A single tag of another element, such as `<path>` or `<form>`, is
 * mostly a placeholder in prose.
 */
export const paired = new Set(
  `a abbr address article aside audio b blockquote center cite code del details div em figcaption figure font footer h1 h2 h3 h4 h5 h6 header i
  iframe ins kbd mark nav ol picture pre q s section small span strike strong sub summary sup table time u ul video`.split(/\s+/),
)
