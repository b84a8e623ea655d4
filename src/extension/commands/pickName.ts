import * as vscode from 'vscode'
import type { Vocabulary } from '../../core/vocabulary/vocabulary'
import type { Usage } from '../../corpus/corpus'

export interface NameChoice {
  /** What is asked for, in words. */
  readonly title: string
  readonly placeholder: string
  /** The words for going on without. */
  readonly none: string
  /** The likeliest first. */
  readonly usage: readonly Usage[]
  readonly vocabulary: Vocabulary | undefined
  readonly step: number
  readonly steps: number
}

interface Item extends vscode.QuickPickItem {
  /** Undefined for none. */
  readonly name: string | undefined
}

/** VS Code draws them all. */
const most = 2000

/** Asks for a name that others use, or a new one. @returns undefined when the person has changed their mind */
export function pickName(choice: NameChoice): Promise<{ readonly name: string | undefined } | undefined> {
  const { title, placeholder, none, step, steps, vocabulary } = choice
  const known = itemsOf(choice)
  const names = new Set(known.map(({ name }) => name))
  const without: Item = { label: none, name: undefined, alwaysShow: true, iconPath: new vscode.ThemeIcon('circle-slash') }
  const pick = vscode.window.createQuickPick<Item>()
  Object.assign(pick, { title, placeholder, step, totalSteps: steps, ignoreFocusOut: true, matchOnDescription: false })
  const show = () => {
    const typed = pick.value.trim()
    const isNew = typed !== '' && !names.has(typed) && !vocabulary?.closed
    const fresh: readonly Item[] = isNew
      ? [{ label: vscode.l10n.t('New: {0}', typed), name: typed, alwaysShow: true, iconPath: new vscode.ThemeIcon('add') }]
      : []
    pick.items = typed === '' ? [without, ...known] : [...known, ...fresh]
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

/** The newsroom's own names first where it keeps a list of them; in one that is closed no others. */
function itemsOf({ usage, vocabulary }: NameChoice): readonly Item[] {
  const counts = new Map(usage.map(({ value, count }) => [value, count]))
  const own = [...(vocabulary?.values ?? [])].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const others = vocabulary?.closed ? [] : usage.map(({ value }) => value)
  return [...new Set([...own, ...others])].slice(0, most).map((name) => {
    const count = counts.get(name) ?? 0
    return { label: name, name, description: count > 0 ? count.toLocaleString(vscode.env.language) : '' }
  })
}
