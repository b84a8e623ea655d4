import * as vscode from 'vscode'
import type { Log } from '../platform/log'
import { closeTabs, showRendered, type ShownTexts } from '../platform/shownTexts'
import type { Proposal } from './schemaProposal'

/** Shows what is proposed on a read-only page; the buttons in its title write the files, or list the findings. */
export class Proposals implements vscode.Disposable {
  readonly #texts: ShownTexts
  readonly #commands: vscode.Disposable
  /** By the address of the page. */
  readonly #proposals = new Map<string, Proposal>()

  constructor(texts: ShownTexts, log: Log) {
    this.#texts = texts
    const command = (name: string, run: (proposal: Proposal, page: vscode.Uri) => Promise<void>) =>
      vscode.commands.registerCommand(name, async () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
        const page = input instanceof vscode.TabInputCustom ? input.uri : undefined
        const proposal = page && this.#proposals.get(page.toString())
        try {
          if (page && proposal) await run(proposal, page)
        } catch (error) {
          log.report(vscode.l10n.t('The files could not be written.'), error)
        }
      })
    this.#commands = vscode.Disposable.from(
      command('copydesk.saveProposal', async (proposal, page) => {
        const { writeFiles } = await import('./schemaProposal')
        if (!(await writeFiles(proposal, texts))) return
        this.#proposals.delete(page.toString())
        await closeTabs(page)
      }),
      command('copydesk.showFindings', async ({ places }) => {
        const { choosePlace } = await import('./schemaProposal')
        await choosePlace(places)
      }),
    )
  }

  async show(proposal: Proposal): Promise<void> {
    const { proposalText } = await import('./schemaProposal')
    const page = this.#texts.add(vscode.l10n.t('Schema.md'), proposalText(proposal))
    this.#proposals.set(page.toString(), proposal)
    await showRendered(page)
  }

  dispose(): void {
    this.#commands.dispose()
  }
}
