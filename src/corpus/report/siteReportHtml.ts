import * as l10n from '@vscode/l10n'
import { visibleMessage, visibleName } from '../../core/text/visible'
import type { ReportedPlace, SiteReport } from './siteReport'
import { reportSections, type ReportRow } from './reportSections'

export interface HtmlOptions {
  /** The address that opens a place; undefined for a text without a link. */
  readonly link: (place: Pick<ReportedPlace, 'file' | 'line' | 'column'>) => string | undefined
  /** The display language, such as `en`. */
  readonly language: string
}

const style = `body{font:14px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:var(--vscode-foreground,#222);background:var(--vscode-editor-background,#fff)}
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}
table{border-collapse:collapse;width:100%}td,th{padding:.25em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #8884}
table{table-layout:fixed}td{overflow-wrap:break-word}td.number{width:5em;text-align:right}td.plot{width:11em;white-space:nowrap}td:last-child{width:12em}p.example{margin:0;opacity:.7}svg rect{fill:#3b78c3}svg rect.rest{fill:#8883}
a{color:var(--vscode-textLink-foreground,#0a5db5)}summary{cursor:pointer}ul{margin:.3em 0;padding-left:1.4em}.more{opacity:.7}`

/**
 * The report as a page. It has no scripts and loads nothing: its policy allows only its own style. Texts of articles are escaped.
 * @returns a whole HTML document
 */
export function siteReportHtml(report: SiteReport, { link, language }: HtmlOptions): string {
  const title = l10n.t('Site report')
  const place = ({ file, line, column, message }: ReportedPlace) => {
    const address = link({ file, line, column })
    const name = escapeText(visibleName(line > 0 ? `${file}:${line}` : file))
    const shown = address === undefined ? name : `<a href="${escapeText(address)}">${name}</a>`
    return `<li>${shown}${message === '' ? '' : ` ${escapeText(visibleMessage(message))}`}</li>`
  }
  const row = ({ label, number, note, example, share, places, more }: ReportRow) => {
    const list = `<ul>${places.map(place).join('')}</ul>${more > 0 ? `<p class="more">${escapeText(l10n.t('And {0} more.', more))}</p>` : ''}`
    const name = escapeText(visibleName(label))
    const first = places.length === 0 ? name : `<details><summary>${name}</summary>${list}</details>`
    const shown = example === '' ? first : `${first}<p class="example">${escapeText(visibleMessage(example))}</p>`
    return `<tr><td>${shown}</td><td class="number">${number}</td><td class="plot">${plot(share)}</td><td>${escapeText(note)}</td></tr>`
  }
  const sections = reportSections(report, language).map(
    ({ heading, about, rows }) =>
      `<section><h2>${escapeText(heading)}</h2><p>${escapeText(about)}</p>${rows.length === 0 ? `<p>${escapeText(l10n.t('None.'))}</p>` : `<table>${rows.map(row).join('\n')}</table>`}</section>`,
  )
  return `<!DOCTYPE html>
<html lang="${escapeText(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeText(title)}</h1>
<p>${escapeText(l10n.t('Articles: {0}', report.articles))}</p>
${sections.join('\n')}
</body>
</html>
`
}

/** The report as Markdown, without the places. @param language as in `HtmlOptions` */
export function siteReportMarkdown(report: SiteReport, language: string): string {
  const cell = (text: string) =>
    visibleName(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', '\\`')
  const sections = reportSections(report, language).map(({ heading, about, rows }) => {
    const lines = rows.map(
      ({ label, number, share, note }) => `| ${cell(label)} | ${number} | ${share === undefined ? '' : percentOf(share)} | ${cell(note)} |`,
    )
    const table = lines.length === 0 ? l10n.t('None.') : `| | | | |\n| --- | --: | --: | --- |\n${lines.join('\n')}`
    return `## ${heading}\n\n${about}\n\n${table}\n`
  })
  return `# ${l10n.t('Site report')}\n\n${l10n.t('Articles: {0}', report.articles)}\n\n${sections.join('\n')}`
}

/** A share that is not nothing, or not all, is not rounded to that. */
function percentOf(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return '< 1 %'
  return percent === 100 && share < 1 ? '> 99 %' : `${percent} %`
}

/** A bar for a share from 0 to 1. */
function plot(share: number | undefined): string {
  if (share === undefined) return ''
  const width = Math.round(Math.min(1, Math.max(0, share)) * 100)
  const label = escapeText(percentOf(share))
  return `<svg width="100" height="12" role="img" aria-label="${label}"><rect class="rest" width="100" height="12"/><rect width="${width}" height="12"/></svg> ${label}`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
