import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import type { Finding, Related } from '../core/text/problem'

const elements = 'acronym applet basefont big blink center dir font frame frameset marquee noframes strike tt'.split(' ')
/** HTML Standard, 16.2 (non-conforming features), as far as old exports use them. */
const attributes: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    align: 'caption col div embed h1 h2 h3 h4 h5 h6 hr iframe img input legend object p table tbody thead tfoot td th tr',
    allowtransparency: 'iframe',
    axis: 'td th',
    bgcolor: 'body table td th tr',
    border: 'img object table',
    bordercolor: 'table',
    cellpadding: 'table',
    cellspacing: 'table',
    clear: 'br',
    color: 'hr',
    compact: 'dl ol ul',
    frame: 'table',
    frameborder: 'iframe',
    height: 'table td th tr',
    hspace: 'img embed object iframe',
    longdesc: 'img iframe',
    lowsrc: 'img',
    marginheight: 'iframe',
    marginwidth: 'iframe',
    name: 'img',
    noshade: 'hr',
    nowrap: 'td th',
    rules: 'table',
    scrolling: 'iframe',
    size: 'hr',
    summary: 'table',
    type: 'li ul',
    valign: 'td th tr col tbody thead tfoot',
    vspace: 'img embed object iframe',
    width: 'col hr pre table td th tr',
  }).map(([name, owners]) => [name, new Set(owners.split(' '))]),
)
/** Maximum number of places listed; the others are only counted. */
const maxListedPlaces = 20

export const obsoleteHtml: Rule = {
  id: 'obsolete-html',
  severity: 'hint',
  docs: {
    summary: 'The HTML of an article has no obsolete tags or attributes.',
    why: 'Obsolete tags and attributes interfere with the design of the site, and browsers may stop supporting them. Reported once in a file, with all places.',
    authority: 'HTML Standard, 16.2 Non-conforming features; html-validate deprecated, no-deprecated-attr',
    bad: [
      '<table ⟦summary⟧="Boats by port"><tr><td width="300">Boats</td></tr></table>\n',
      '<iframe src="/map" title="Map" ⟦scrolling⟧="no"></iframe>\n',
      '<p>One <⟦font⟧ color="red">red</font> boat</p>\n',
      '<div ⟦align⟧="center">Boats <center>here</center></div>\n',
    ],
    good: [
      '<p><b>Boats</b> <s>gone</s></p>\n',
      '`<center>` was a tag\n',
      '<section border="1">Boats</section>\n',
      '<iframe src="/map" title="Map" width="300" height="200"></iframe>\n',
    ],
  },
  *check(article) {
    const places: Related[] = []
    for (const name of elements) {
      for (const { nameRange } of article.named(name))
        places.push({ range: nameRange, message: l10n.t('<{0}> is obsolete: leave the look to the style of the site.', name) })
    }
    for (const [name, owners] of Object.entries(attributes)) {
      for (const { element, attribute } of article.having(name)) {
        if (owners.has(element.name))
          places.push({ range: attribute.nameRange, message: l10n.t('{0} is obsolete: leave the look to the style of the site.', name) })
      }
    }
    places.sort((a, b) => a.range.start - b.range.start)
    const [first, ...others] = places
    if (first) yield findingFor(first, others)
  },
}

function findingFor(first: Related, others: readonly Related[]): Finding {
  const message = others.length === 0 ? first.message : l10n.t('{0} (and {1} more in this file)', first.message, others.length)
  return { range: first.range, message, related: others.slice(0, maxListedPlaces) }
}
