import type { Messages } from "../types";

/** What went wrong, and what to do next. `error.*` are `ErrorCode`s, `rejection.*` are `RejectionCode`s. */
export const errors = {
  "error.requestId": { ja: "問い合わせ番号: {id}", en: "Reference: {id}" },
  "error.sign_in_failed": {
    ja: "サインインできません。企業コード、アカウント、パスワードを確認して、もう一度入力してください。",
    en: "Could not sign in. Check the company code, account and password and try again.",
  },
  "error.session_ended": {
    ja: "サインインの有効期限が切れました。もう一度サインインしてください。",
    en: "Your session has ended. Sign in again.",
  },
  "error.password_change_required": {
    ja: "続けるには、先にパスワードを変更してください。",
    en: "Change your password before you continue.",
  },
  "error.password_wrong": {
    ja: "現在のパスワードが違います。入力し直してください。",
    en: "The current password is wrong. Enter it again.",
  },
  "error.password_unfit": {
    ja: "このパスワードは使えません。企業のパスワードの規則に合う、これまでと違うものにしてください。",
    en: "This password cannot be used. Choose one that meets your company's rule and differs from the old one.",
  },
  "error.password_fault.too_short": {
    ja: "短すぎます。企業の規則で決められた文字数以上にしてください。",
    en: "It is shorter than your company's rule asks.",
  },
  "error.password_fault.too_long": {
    ja: "長すぎます。128文字以下にしてください。",
    en: "It is too long. Use 128 characters at most.",
  },
  "error.password_fault.bad_character": {
    ja: "使えない文字（制御文字など）が含まれています。",
    en: "It holds a character that cannot be used, such as a control character.",
  },
  "error.password_fault.contains_name": {
    ja: "アカウント、氏名、企業コードまたは企業名が含まれています。取り除いてください。",
    en: "It contains the account, the admin's name, or the company's code or name.",
  },
  "error.password_fault.too_weak": {
    ja: "推測されやすいパスワードです。関係のない単語を三つ以上つなげるなど、長く、予想しにくいものにしてください。",
    en: "It is easy to guess. Make it longer and less predictable, for example three or more unrelated words.",
  },
  "error.password_fault.used_before": {
    ja: "以前に使ったパスワードです。別のものにしてください。",
    en: "It was used before. Choose another one.",
  },
  "error.otp_required": {
    ja: "続けるには、認証アプリの確認コードを入力してください。",
    en: "Enter the code of your authenticator app to go on.",
  },
  "error.otp_wrong": {
    ja: "確認コードが違うか、すでに使われています。認証アプリに表示されている最新のコードを入力してください。",
    en: "The code is wrong or was used already. Enter the one that your app shows now.",
  },
  "error.factor_required": {
    ja: "続けるには、先に二要素認証を設定してください。",
    en: "Set up a second factor before you continue.",
  },
  "error.factor_conflict": {
    ja: "二要素認証の状態が変わっています。画面を開き直して、もう一度実行してください。",
    en: "The state of the second factor has changed. Open this again and retry.",
  },
  "error.step_up_required": {
    ja: "パスワードが確認されなかったため、実行していません。もう一度実行して、パスワードを入力してください。",
    en: "Nothing was done, because the password was not confirmed. Try again and enter your password.",
  },
  "error.locked": {
    ja: "コンソールがロックされています。パスワードを入力して解除してください。",
    en: "The console is locked. Enter your password to unlock it.",
  },
  "error.viewing_as": {
    ja: "ほかの管理者の表示で見ているため、変更できません。表示を終了してから実行してください。",
    en: "You are viewing as another admin, so nothing can be changed. End the view first.",
  },
  "error.forbidden": {
    ja: "この操作の権限がありません。権限を持つ管理者に依頼してください。",
    en: "You are not allowed to do this. Ask an admin who is.",
  },
  "error.not_found": {
    ja: "見つかりません。削除されたか、管理対象から外れました。",
    en: "Not found. It was deleted or is no longer in your scope.",
  },
  "error.method_not_allowed": {
    ja: "サービスがこの操作を受け付けませんでした。コンソールの更新を確認してください。",
    en: "The service does not accept this. Check for an update of the console.",
  },
  "error.bad_request": {
    ja: "入力内容に誤りがあります。印の付いた項目を確認してください。",
    en: "Something in the input is wrong. Check the marked fields.",
  },
  "error.too_large": {
    ja: "一度に送る量が多すぎます。件数を減らして、もう一度実行してください。",
    en: "That is too much at once. Do it in smaller parts.",
  },
  "error.unsupported_media_type": {
    ja: "サービスがデータの形式を受け付けませんでした。コンソールの更新を確認してください。",
    en: "The service does not accept this kind of data. Check for an update of the console.",
  },
  "error.change_rejected": {
    ja: "この変更は規則に合わないため、保存していません。",
    en: "This change breaks a rule, so nothing was saved.",
  },
  "error.notice_rejected": {
    ja: "このおしらせは規則に合わないため、公開していません。",
    en: "This notice breaks a rule, so it was not published.",
  },
  "error.revision_conflict": {
    ja: "ほかの管理者が先に変更しました。最新の内容を確認して、もう一度実行してください。",
    en: "Another admin changed this first. Look at the current state and try again.",
  },
  "error.already_undone": {
    ja: "この変更は、すでに元に戻されています。",
    en: "This change has already been undone.",
  },
  "error.idempotency_mismatch": {
    ja: "同じ操作が違う内容で二度送られたため、中止しました。もう一度実行してください。",
    en: "The same request was sent twice with different content, so it was stopped. Try again.",
  },
  "error.too_many_attempts": {
    ja: "試行回数が多すぎます。しばらく待ってから、もう一度試してください。",
    en: "Too many attempts. Wait a little and try again.",
  },
  "error.too_many_attempts_wait": {
    ja: "試行回数が多すぎます。あと{seconds, number}秒待ってから、もう一度試してください。",
    en: "Too many attempts. Try again in {seconds, plural, one {# second} other {# seconds}}.",
  },
  "error.client_too_old": {
    ja: "このコンソールは古いため、サービスを利用できません。新しいバージョンに更新してください。",
    en: "This console is too old for the service. Update it to go on.",
  },
  "error.unavailable": {
    ja: "サービスを一時的に利用できません。少し待ってから、もう一度試してください。",
    en: "The service is unavailable for the moment. Wait a little and try again.",
  },
  "error.internal": {
    ja: "サービスで問題が発生しました。もう一度試しても続く場合は、問い合わせ番号を添えてサポートに連絡してください。",
    en: "Something failed in the service. If it happens again, contact support with the reference.",
  },
  "error.offline": {
    ja: "サービスに接続できません。ネットワークとプロキシの設定を確認してください。",
    en: "The service cannot be reached. Check the network and the proxy settings.",
  },
  "error.certificate_untrusted": {
    ja: "接続先の証明書を信頼できないため、通信を中止しました。社内のプロキシやセキュリティ製品の証明書について、情報システム部門に確認してください。",
    en: "The server's certificate is not trusted, so the connection was stopped. Ask your IT department about certificates of proxies or security products.",
  },
  "error.unexpected_answer": {
    ja: "サービスから想定外の応答がありました。接続先のアドレスと途中のプロキシを確認してください。",
    en: "The answer was not one of this service. Check the address and any proxy on the way.",
  },
  "error.keyring_unavailable": {
    ja: "このコンピューターでは資格情報の保管機能（キーリング）を利用できません。サインインしたままにはできませんが、そのほかは通常どおり使えます。",
    en: "This machine has no usable keyring. You cannot stay signed in, but everything else works.",
  },
  "error.keyring_refused": {
    ja: "資格情報の保管機能（キーリング）がロックされているか、利用を拒否されました。ロックを解除して、もう一度試してください。",
    en: "The keyring is locked or refused access. Unlock it and try again.",
  },
  "error.not_signed_in": { ja: "サインインしてください。", en: "Sign in first." },
  "error.not_ready": {
    ja: "データを準備しています。少し待ってから、もう一度試してください。",
    en: "The data is still being prepared. Wait a moment and try again.",
  },
  "error.disk_failed": {
    ja: "コンソールのファイルを読み書きできません。ディスクの空き容量とアクセス権を確認してください。",
    en: "A file of the console cannot be read or written. Check free space and permissions.",
  },
  "error.kept_unreadable": {
    ja: "このコンピューターに保存していたサインインの情報を開けなかったため、削除しました。もう一度サインインしてください。サービスに保存されているデータには影響ありません。",
    en: "What this machine had kept of your sign-in could not be opened and was removed. Sign in again; nothing in the service is affected.",
  },
  "error.file_failed": {
    ja: "ファイルを読み書きできません。Excelなどで開いている場合は閉じ、保存場所とアクセス権を確認して、もう一度実行してください。",
    en: "The file cannot be read or written. Close it in Excel or another program, check its folder and your permissions, and try again.",
  },
  "error.job_running": {
    ja: "別の取り込みまたは書き出しを実行しています。終わってから、もう一度実行してください。",
    en: "Another import or export is running. Try again when it has finished.",
  },
  "error.cancelled": {
    ja: "中止しました。何も変更していません。",
    en: "Cancelled. Nothing was changed.",
  },
  "error.import_gone": {
    ja: "この取り込みは終了しています（ロック、サインアウト、または別のファイルの選択）。ファイルを選び直してください。",
    en: "This import was closed by a lock, a sign-out or another file. Choose the file again.",
  },
  "error.deletions_unconfirmed": {
    ja: "削除される件数が確認されていません。表示されている件数を確認して入力してください。",
    en: "The number of deletions was not confirmed. Check it and enter it.",
  },
  "error.import_unfit": {
    ja: "このままでは取り込めません。誤りのある行を直すか、除いて実行してください。",
    en: "This cannot be imported as it is. Mend the bad rows or leave them out.",
  },
  "error.manual_missing": {
    ja: "このマニュアルは、まだこのコンピューターにありません。サービスに接続すると自動で取得します。",
    en: "This manual is not on this computer yet. It is fetched as soon as the service can be reached.",
  },
  "error.policy_file_unfit": {
    ja: "ポリシーのファイルとして読み取れません。CloudOne Console で書き出した JSON ファイルを選んでください。",
    en: "This is no file of policies. Choose a JSON file that CloudOne Console has written.",
  },
  "error.unknown": {
    ja: "想定していない問題が発生しました。もう一度試しても続く場合は、コンソールを更新してください。",
    en: "Something unexpected happened. If it happens again, update the console.",
  },

  "rejection.not_found": {
    ja: "対象が見つかりません。削除されたか、管理対象から外れました。",
    en: "This no longer exists or is out of your scope.",
  },
  "rejection.id_taken": {
    ja: "内部の番号が重なりました。もう一度実行してください。",
    en: "An internal id is already in use. Try again.",
  },
  "rejection.permission_missing": {
    ja: "{group}に対する「{permission}」の権限がありません。",
    en: "The permission “{permission}” is missing for {group}.",
  },
  "rejection.escalation": {
    ja: "自分が持っていない権限は渡せません（{group}の「{permission}」）。",
    en: "You cannot hand out what you do not hold yourself (“{permission}” for {group}).",
  },
  "rejection.admin_not_covered": {
    ja: "{admin}の管理範囲は自分の範囲より広いため、変更できません。範囲全体を管理できる管理者に依頼してください。",
    en: "{admin} has authority beyond yours. Ask an admin who covers all of it.",
  },
  "rejection.own_account": {
    ja: "自分自身の停止や削除、権限の変更はできません。ほかの管理者に依頼してください。",
    en: "You cannot suspend, delete or re-grant your own account. Ask another admin.",
  },
  "rejection.last_manager": {
    ja: "管理者を管理できる最後の管理者です。先に、組織全体の「管理者の管理」権限を別の管理者に与えてください。",
    en: "This is the last admin who can manage admins. First give “Manage admins” for the whole organization to somebody else.",
  },
  "rejection.move_raises_authority": {
    ja: "この移動を行うと自分の権限が広がるため、実行できません。上位の管理者に依頼してください。",
    en: "This move would widen your own authority. Ask an admin above you.",
  },
  "rejection.group_is_scope": {
    ja: "{admin}の管理対象グループになっているため、削除できません。先に管理権限を変更してください。",
    en: "This group is in the scope of {admin}. Change that grant first.",
  },
  "rejection.group_not_empty": {
    ja: "グループにユーザー、クライアント、または下位のグループが残っています。先に移動してください。",
    en: "The group still holds groups, users or devices. Move them first.",
  },
  "rejection.group_cycle": {
    ja: "グループを、それ自身やその下位のグループの中には移動できません。",
    en: "A group cannot be moved into itself or into a group below it.",
  },
  "rejection.group_too_deep": {
    ja: "グループの階層が深すぎます。もっと上の階層に置いてください。",
    en: "The groups are nested too deeply. Choose a place higher up.",
  },
  "rejection.user_has_devices": {
    ja: "このユーザーにはクライアントが残っています。先に移動してください。",
    en: "This user still has devices. Move them first.",
  },
  "rejection.group_name_taken": {
    ja: "同じ階層に同じ名前のグループがあります。別の名前にしてください。",
    en: "There is a group of this name here already. Choose another name.",
  },
  "rejection.group_code_taken": {
    ja: "このグループコードは、すでに使われています。",
    en: "This group code is already in use.",
  },
  "rejection.employee_number_taken": {
    ja: "この社員番号は、すでに使われています。",
    en: "This employee number is already in use.",
  },
  "rejection.asset_number_taken": {
    ja: "この資産番号は、すでに使われています。",
    en: "This asset number is already in use.",
  },
  "rejection.account_taken": {
    ja: "このアカウントは、すでに使われています。",
    en: "This account is already in use.",
  },
  "rejection.required": { ja: "入力してください。", en: "Enter something here." },
  "rejection.too_long": { ja: "長すぎます。短くしてください。", en: "This is too long." },
  "rejection.bad_character": {
    ja: "使えない文字（制御文字など）が含まれています。",
    en: "This contains a character that cannot be used, such as a control character.",
  },
  "rejection.bad_account": {
    ja: "アカウントは、半角の英数字と記号を使って1～32文字で入力してください（空白は使えません）。",
    en: "An account is 1 to 32 half-width letters, digits and signs, without spaces.",
  },
  "rejection.bad_validity": {
    ja: "有効期間の終了日は、開始日と同じか、それより後の日にしてください。",
    en: "The last day of validity must not come before the first.",
  },
  "rejection.out_of_bounds": {
    ja: "設定できる範囲を超えています。範囲内の値にしてください。",
    en: "This is outside what can be set. Choose a value within the bounds.",
  },
  "rejection.bad_mail": {
    ja: "メールアドレスの形式が正しくありません。",
    en: "This is not a mail address.",
  },
  "rejection.empty_grant": {
    ja: "権限とグループを、それぞれ一つ以上選んでください。",
    en: "Choose at least one permission and one group.",
  },
  "rejection.not_group_scoped": {
    ja: "「{permission}」はグループを限って与えることができません。組織全体に対して与えてください。",
    en: "“{permission}” cannot be limited to groups. Grant it for the whole organization.",
  },
  "rejection.too_many_grants": {
    ja: "管理権限の数が多すぎます。まとめられるものをまとめてください。",
    en: "There are too many grants. Combine some of them.",
  },
  "rejection.bad_change_count": {
    ja: "一度に保存できる変更の数を超えています。分けて実行してください。",
    en: "That is too many changes at once. Do it in parts.",
  },
  "rejection.bad_reason": {
    ja: "理由が長すぎるか、使えない文字が含まれています。",
    en: "The reason is too long or contains a character that cannot be used.",
  },
  "rejection.superseded": {
    ja: "その後に同じ項目が変更されているため、元に戻せません。",
    en: "It was changed again since, so it cannot be undone.",
  },
  "rejection.someAdmin": { ja: "ほかの管理者", en: "another admin" },
  "rejection.someGroup": { ja: "対象のグループ", en: "the group" },
  "rejection.wholeOrganization": { ja: "組織全体", en: "the whole organization" },
  "rejection.policy_name_taken": {
    ja: "同じ名称の個別ポリシーがすでにあります。別の名称にしてください。",
    en: "Another individual policy has this name. Choose another one.",
  },
  "rejection.too_many_policies": {
    ja: "個別ポリシーは1,000件までです。使っていないものを削除してください。",
    en: "A company may have 1,000 individual policies. Delete those that are not used.",
  },
  "rejection.too_many_assignments": {
    ja: "個別ポリシーの適用は100,000件までです。グループへの適用にまとめてください。",
    en: "A company may have 100,000 assignments. Assign to groups instead.",
  },
  "rejection.policy_assigned": {
    ja: "適用先が残っている個別ポリシーは削除できません。先に適用を解除してください。",
    en: "The policy is still assigned. Take its assignments away first.",
  },
  "rejection.policy_assigned_elsewhere": {
    ja: "この個別ポリシーは、編集する権限のない場所にも適用されています。その場所の管理者に依頼してください。",
    en: "The policy is also assigned where you may not edit it. Ask an admin of that place.",
  },
  "rejection.already_assigned": {
    ja: "この対象には、すでに個別ポリシーが適用されています。先に解除するか、置き換えてください。",
    en: "A policy is assigned to this already. Take it away first, or replace it.",
  },
  "rejection.unknown_section": {
    ja: "このサービスにない区分が含まれています。コンソールを更新してください。",
    en: "The service does not know a section. Update the console.",
  },
  "rejection.unknown_item": {
    ja: "このサービスにない項目が含まれています。コンソールを更新してください。",
    en: "The service does not know an item. Update the console.",
  },
  "rejection.section_not_permitted": {
    ja: "基本ポリシーで、この区分を個別に設定することが許可されていません。",
    en: "The base policy does not permit individual policies to hold this section.",
  },
  "rejection.section_forbidden": {
    ja: "提供元または親会社が、この区分を個別に設定することを禁止しています。",
    en: "The provider or the parent company forbids individual policies to hold this section.",
  },
  "rejection.item_locked": {
    ja: "提供元または親会社が値を固定している項目です。変更できません。",
    en: "The provider or the parent company has fixed this item. It cannot be changed.",
  },
  "rejection.bad_value": {
    ja: "この項目に設定できない値です。値を確認してください。",
    en: "The item cannot have this value. Check it.",
  },
  "rejection.too_many_values": {
    ja: "一覧の件数が多すぎます。減らしてください。",
    en: "The list is too long. Remove some entries.",
  },
  "rejection.violation_active": {
    ja: "このクライアントでは、違反時ポリシーがすでに発動しています。",
    en: "The violation policy is active on this device already.",
  },
  "rejection.not_a_smart_device": {
    ja: "違反時ポリシーを使えるのは、スマートデバイスだけです。",
    en: "The violation policy is for smart devices only.",
  },
  "rejection.operator_only": {
    ja: "サービスの提供元だけができる操作です。",
    en: "Only the operator of the service can do this.",
  },
} as const satisfies Messages;
