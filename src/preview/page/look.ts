/// <reference lib="dom" />
import type { PageView } from '../protocol/messages'
import { scopedSheet } from './siteStylesheet'

/** What a newsroom's style sheet is about. */
const scope = '.cd-article'

/**
 * Says to the style sheet how the page looks: `data-cd-scheme` is light or dark, `data-cd-contrast` is there when it is high,
 * `data-cd-look` is what was chosen. As in VS Code, it follows VS Code's theme.
 */
export class Look {
  #chosen: PageView['look'] = 'newsroom'
  #sheet: CSSStyleSheet | undefined

  constructor() {
    new MutationObserver(() => this.#apply()).observe(document.body, { attributeFilter: ['class'] })
    this.#apply()
  }

  /** There is a style sheet of the newsroom. */
  get hasSheet(): boolean {
    return this.#sheet !== undefined
  }

  set(look: PageView['look']): void {
    this.#chosen = look
    this.#apply()
  }

  /** @param css of the newsroom; undefined when it has none */
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
    // A newsroom's page is white unless it says otherwise.
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

  /** The page around the article has its colour. */
  #paintPage(): void {
    const { style, dataset } = document.documentElement
    style.removeProperty('--cd-page')
    const article = document.querySelector(scope)
    const colour = dataset['cdSheet'] === undefined || !article ? '' : getComputedStyle(article).backgroundColor
    // As it is computed, what is not painted has no opacity.
    if (colour !== '' && !/[,/]\s*0\)$/.test(colour)) style.setProperty('--cd-page', colour)
  }
}
