/// <reference lib="dom" />
import type { PageView } from '../protocol/messages'
import { scopedSheet } from './siteStylesheet'

/** The element that the site's style sheet applies to. */
const scope = '.cd-article'

/**
 * Sets the attributes that the style sheets select by: `data-cd-scheme` is light or dark, `data-cd-contrast` is set for high contrast,
 * `data-cd-look` is the chosen look. The look `editor` follows the theme of VS Code.
 */
export class Look {
  #chosen: PageView['look'] = 'newsroom'
  #sheet: CSSStyleSheet | undefined

  constructor() {
    new MutationObserver(() => this.#apply()).observe(document.body, { attributeFilter: ['class'] })
    this.#apply()
  }

  /** Whether the site has a style sheet. */
  get hasSheet(): boolean {
    return this.#sheet !== undefined
  }

  set(look: PageView['look']): void {
    this.#chosen = look
    this.#apply()
  }

  /** @param css the site's style sheet; undefined if there is none */
  setSheet(css: string | undefined, base: string): void {
    this.#sheet = css === undefined ? undefined : scopedSheet(css, base, scope)
    this.#apply()
  }

  #apply(): void {
    const { dataset } = document.documentElement
    const { classList } = document.body
    const light = classList.contains('vscode-high-contrast-light')
    const editorContrast = light || classList.contains('vscode-high-contrast')
    const editorDark = !light && (editorContrast || classList.contains('vscode-dark'))
    const sheet = this.#chosen === 'newsroom' || this.#chosen === 'print' ? this.#sheet : undefined
    // With the site's style sheet, the default is a light page.
    const look = this.#chosen !== 'newsroom' ? this.#chosen : sheet ? 'light' : 'editor'
    const [dark, contrast] =
      look === 'editor' ? [editorDark, editorContrast] : [look === 'dark' || look === 'contrast', look === 'contrast']
    dataset['cdScheme'] = dark ? 'dark' : 'light'
    dataset['cdLook'] = look
    if (contrast) dataset['cdContrast'] = ''
    else delete dataset['cdContrast']
    const adopted = sheet ? [sheet] : []
    if (document.adoptedStyleSheets[0] === adopted[0]) return
    document.adoptedStyleSheets = adopted
    if (sheet) dataset['cdSheet'] = ''
    else delete dataset['cdSheet']
    this.#paintPage()
  }

  /** Gives the page the background colour of the article. */
  #paintPage(): void {
    const { style, dataset } = document.documentElement
    style.removeProperty('--cd-page')
    const article = document.querySelector(scope)
    const colour = dataset['cdSheet'] === undefined || !article ? '' : getComputedStyle(article).backgroundColor
    // The computed value of a transparent background has an alpha of 0.
    if (colour !== '' && !/[,/]\s*0\)$/.test(colour)) style.setProperty('--cd-page', colour)
  }
}
