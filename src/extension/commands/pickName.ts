import * as vscode from 'vscode'
import type { Vocabulary } from '../../core/vocabulary/vocabulary'
import type { Usage } from '../../corpus/corpus'

export interface NameChoice {
  readonly title: string
  readonly placeholder: string
  /** The label of the item that chooses no name. */
  readonly none: string
  /** Most likely first. */
  readonly usage: readonly Usage[]
  readonly vocabulary: Vocabulary | undefined
  /** The name that is offered before the item that chooses none. */
  readonly usual?: string | undefined
  readonly step: number
  readonly steps: number
}

interface Item extends vscode.QuickPickItem {
  /** Undefined for the item that chooses no name. */
  readonly name: string | undefined
}

/** Quick picks render all items, so the list is limited. */
const maxItems = 2000

/** Lets the user pick a name that other articles use, or type a new one. @returns undefined if the user cancels */
export function pickName(choice: NameChoice): Promise<{ readonly name: string | undefined } | undefined> {
  const { title, placeholder, none, step, steps, vocabulary } = choice
  const all = itemsOf(choice)
  const items = [...all.filter(({ name }) => name === choice.usual), ...all.filter(({ name }) => name !== choice.usual)]
  const names = new Set(items.map(({ name }) => name))
  const noneItem: Item = { label: none, name: undefined, alwaysShow: true, iconPath: new vscode.ThemeIcon('circle-slash') }
  const pick = vscode.window.createQuickPick<Item>()
  Object.assign(pick, { title, placeholder, step, totalSteps: steps, ignoreFocusOut: true, matchOnDescription: false })
  const show = () => {
    const typed = pick.value.trim()
    const isNew = typed !== '' && !names.has(typed) && !vocabulary?.closed
    const fresh: readonly Item[] = isNew
      ? [{ label: vscode.l10n.t('New: {0}', typed), name: typed, alwaysShow: true, iconPath: new vscode.ThemeIcon('add') }]
      : []
    const usual = items.slice(0, choice.usual !== undefined && items[0]?.name === choice.usual ? 1 : 0)
    pick.items = typed === '' ? [...usual, noneItem, ...items.slice(usual.length)] : [...items, ...fresh]
  }
  show()
  return new Promise((resolve) => {
    pick.onDidChangeValue(show)
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems
      if (!item) return
      resolve({ name: item.name })
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      pick.dispose()
    })
    pick.show()
  })
}

/** The names of the vocabulary in `copydesk.yaml` first, most used first. Other names only if the vocabulary is not closed. */
function itemsOf({ usage, vocabulary }: NameChoice): readonly Item[] {
  const counts = new Map(usage.map(({ value, count }) => [value, count]))
  const fromVocabulary = [...(vocabulary?.values ?? [])].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const others = vocabulary?.closed ? [] : usage.map(({ value }) => value)
  return [...new Set([...fromVocabulary, ...others])].slice(0, maxItems).map((name) => {
    const count = counts.get(name) ?? 0
    return { label: name, name, description: count > 0 ? count.toLocaleString(vscode.env.language) : '' }
  })
}
