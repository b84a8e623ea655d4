import * as vscode from 'vscode'
import type { NewArticle, NewArticleServices } from './newArticleRun'

/** The command that asks for title, category and byline, creates the file where the site has its articles, and opens it. */
export function registerNewArticle(services: NewArticleServices): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.newArticle', async (given?: unknown): Promise<vscode.Uri | undefined> => {
    try {
      const { createArticle } = await import('./newArticleRun')
      return await createArticle(services, isNewArticle(given) ? given : undefined)
    } catch (error) {
      services.log.report(vscode.l10n.t('The article could not be created.'), error)
      return undefined
    }
  })
}

/** Whether the argument comes from a caller of the command. A menu passes something else. */
function isNewArticle(given: unknown): given is NewArticle {
  return typeof given === 'object' && given !== null && 'title' in given && typeof given.title === 'string' && 'author' in given
}
