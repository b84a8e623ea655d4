import * as vscode from 'vscode'
import type { FormWords } from '../../form/protocol/formWords'

/** The labels of the form, in VS Code's display language. */
export function formWordsOf(): FormWords {
  return {
    form: vscode.l10n.t('Front matter of {0}', '{0}'),
    required: vscode.l10n.t('required'),
    deprecated: vscode.l10n.t('deprecated'),
    error: vscode.l10n.t('Error:'),
    warning: vscode.l10n.t('Warning:'),
    information: vscode.l10n.t('Note:'),
    hint: vscode.l10n.t('Hint:'),
    problems: vscode.l10n.t('Problems'),
    broken: vscode.l10n.t('The front matter has syntax errors, so it cannot be edited here. Fix them first.'),
    none: vscode.l10n.t('This file has no front matter.'),
    unread: vscode.l10n.t(
      'The front matter cannot be edited here: it is not a list of fields, or is in a language that Copydesk does not read.',
    ),
    readOnly: vscode.l10n.t('This article is read-only.'),
    others: vscode.l10n.t('More fields'),
    left: vscode.l10n.t('{0} more fields are not shown here: there are too many.', '{0}'),
    remove: vscode.l10n.t('Remove “{0}”', '{0}'),
    add: vscode.l10n.t('Add to “{0}”', '{0}'),
    names: vscode.l10n.t('Names for “{0}”', '{0}'),
    take: vscode.l10n.t('Take “{0}” away', '{0}'),
    unset: vscode.l10n.t('Choose…'),
    reveal: vscode.l10n.t('Show in the text'),
    notEdited: vscode.l10n.t('Edited in the text only.'),
    pickImage: vscode.l10n.t('Choose Image…'),
    width: vscode.l10n.t('Width: {0}.', '{0}'),
    cut: vscode.l10n.t('Cut off in {0}.', '{0}'),
    whole: vscode.l10n.t('Shown whole everywhere.'),
    zone: vscode.l10n.t('Time zone: {0}', '{0}'),
    noZone: vscode.l10n.t('Written without a time zone.'),
    addTime: vscode.l10n.t('Add a time'),
  }
}
