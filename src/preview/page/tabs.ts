/// <reference lib="dom" />
import { pageTabs, type PageView } from '../protocol/messages'
import type { PageWords } from '../protocol/words'

type Tab = PageView['tab']

/** The tabs of the preview, with arrow key navigation. */
export class Tabs {
  readonly element = document.createElement('div')
  readonly #tabs: ReadonlyMap<Tab, HTMLButtonElement>

  /** @param panels the panel of each tab */
  constructor(panels: Readonly<Record<Tab, HTMLElement>>, choose: (tab: Tab) => void) {
    this.element.className = 'cd-tabs'
    this.element.setAttribute('role', 'tablist')
    this.#tabs = new Map(pageTabs.map((name) => [name, this.#tab(name, panels[name], choose)]))
    this.element.addEventListener('keydown', (event) => {
      const at = pageTabs.findIndex((name) => this.#tabs.get(name) === event.target)
      const next = at < 0 ? undefined : nextOf(event.key, at, this.element.matches(':dir(rtl)'))
      if (next === undefined) return
      event.preventDefault()
      choose(next)
      this.#tabs.get(next)?.focus()
    })
  }

  update(words: PageWords, shown: Tab): void {
    this.element.setAttribute('aria-label', words.tabs)
    for (const [name, tab] of this.#tabs) {
      const label = name === 'article' ? words.tabArticle : words.tabCards
      if (tab.textContent !== label) tab.textContent = label
      tab.setAttribute('aria-selected', String(name === shown))
      tab.tabIndex = name === shown ? 0 : -1
    }
  }

  #tab(name: Tab, panel: HTMLElement, choose: (tab: Tab) => void): HTMLButtonElement {
    const tab = this.element.appendChild(document.createElement('button'))
    tab.type = 'button'
    tab.id = `cd-tab-${name}`
    panel.id = `cd-panel-${name}`
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-controls', panel.id)
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', tab.id)
    tab.addEventListener('click', () => choose(name))
    return tab
  }
}

function nextOf(key: string, at: number, rightToLeft: boolean): Tab | undefined {
  const last = pageTabs.length - 1
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft'
  const places: Readonly<Record<string, number>> = {
    [forward]: at === last ? 0 : at + 1,
    [back]: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  }
  const place = places[key]
  return place === undefined ? undefined : pageTabs[place]
}
