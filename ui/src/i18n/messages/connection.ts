import type { Messages } from "../types";

/** The connection check: what was looked at, what was found, what to do about it. */
export const connection = {
  "connection.open": { ja: "接続を確認", en: "Check the connection" },
  "connection.lead": {
    ja: "このコンピューターからサービスまでの経路を、順に確認します。",
    en: "Looks at the way from this computer to the service, step by step.",
  },
  "connection.running": { ja: "接続を確認しています", en: "Checking the connection" },
  "connection.runningCount": {
    ja: "{n, number}秒経過（最大 20 秒ほどかかります）",
    en: "{n, plural, one {# second} other {# seconds}} so far (20 at most)",
  },
  "connection.stop": { ja: "中止", en: "Stop" },
  "connection.stopped": { ja: "確認していません", en: "Nothing has been checked" },
  "connection.start": { ja: "確認する", en: "Check" },
  "connection.again": { ja: "もう一度確認", en: "Check again" },
  "connection.copy": { ja: "結果をコピー", en: "Copy the result" },
  "connection.server": { ja: "接続先", en: "Server" },
  "connection.at": { ja: "確認した日時", en: "Checked at" },
  "connection.list": { ja: "確認の結果", en: "Results" },
  "connection.clockDifference": { ja: "サービスとの差: {n}秒", en: "Difference from the service: {n} s" },
  "connection.took": { ja: "{ms} ミリ秒", en: "{ms} ms" },

  "connection.verdict.fine": { ja: "サービスに接続できます", en: "The service can be reached" },
  "connection.verdict.warning": {
    ja: "サービスに接続できます。注意が必要な項目があります",
    en: "The service can be reached; something deserves attention",
  },
  "connection.verdict.here": {
    ja: "このコンピューターの設定に問題があります",
    en: "Something on this computer is wrong",
  },
  "connection.verdict.between": {
    ja: "社内のネットワークかプロキシに問題があるようです",
    en: "The cause seems to be your network or its proxy",
  },
  "connection.verdict.either": {
    ja: "社内のネットワークかプロキシ、またはサービスに問題があるようです",
    en: "The cause seems to be your network, its proxy, or the service",
  },
  "connection.verdict.announced": {
    ja: "メンテナンスまたは障害のため、サービスに接続できません",
    en: "The service cannot be reached because of maintenance or an incident",
  },
  "connection.verdict.service": {
    ja: "サービスに問題があるようです",
    en: "The cause seems to be the service",
  },

  "connection.level.fine": { ja: "問題なし", en: "Fine" },
  "connection.level.warning": { ja: "注意", en: "Attention" },
  "connection.level.failed": { ja: "問題あり", en: "Failed" },
  "connection.level.skipped": { ja: "未確認", en: "Not checked" },

  "connection.kind.name": { ja: "サービスの名前（DNS）", en: "Name of the service (DNS)" },
  "connection.kind.proxy": { ja: "プロキシ", en: "Proxy" },
  "connection.kind.tls": { ja: "暗号化された接続と証明書", en: "Encrypted connection and certificate" },
  "connection.kind.api": { ja: "サービスの応答", en: "Answer of the service" },
  "connection.kind.clock": { ja: "このコンピューターの時計", en: "Clock of this computer" },
  "connection.kind.keyring": { ja: "キーリング（資格情報の保管機能）", en: "Keyring" },
  "connection.kind.disk": { ja: "コンソールのデータの保存先", en: "Folder of the console" },

  "connection.fine.name": { ja: "名前からアドレスがわかりました。", en: "The name leads to an address." },
  "connection.fine.proxy": { ja: "プロキシの設定に問題はありません。", en: "The proxy settings are fine." },
  "connection.fine.tls": {
    ja: "暗号化して接続でき、証明書を信頼できました。",
    en: "The connection is encrypted and the certificate is trusted.",
  },
  "connection.fine.api": { ja: "サービスが応答しました。", en: "The service answered." },
  "connection.fine.clock": { ja: "時計はサービスと合っています。", en: "The clock agrees with the service’s." },
  "connection.fine.keyring": { ja: "キーリングを使えます。", en: "The keyring can be used." },
  "connection.fine.disk": { ja: "書き込めます。空き容量も十分です。", en: "It can be written, and there is room." },

  "connection.finding.not_reached": {
    ja: "ここまでの確認で問題が見つかったため、調べていません。",
    en: "Not looked at, because something before it failed.",
  },
  "connection.todo.not_reached": {
    ja: "「問題あり」の項目を解決してから、もう一度確認してください。",
    en: "Mend what failed, then check again.",
  },
  "connection.finding.name_unknown": {
    ja: "サービスの名前が見つかりません。",
    en: "The name of the service is not known.",
  },
  "connection.todo.name_unknown": {
    ja: "ネットワークにつながっているか確認してください。社内のネットワークや VPN が必要な場合は、つないでからもう一度確認してください。それでも見つからないときは、DNS の設定を情報システム部門に確認してください。",
    en: "See whether this computer is on the network. If your company’s network or VPN is needed, connect to it and check again. If the name is still not found, ask your IT department about DNS.",
  },
  "connection.finding.proxy_none": {
    ja: "プロキシを使わず、直接接続します。",
    en: "No proxy; the console connects directly.",
  },
  "connection.todo.proxy_none": {
    ja: "社外への接続にプロキシが必要な会社では、このコンピューターのプロキシの設定を確認してください。必要なければ、このままで問題ありません。",
    en: "If your company needs a proxy to reach the internet, check the proxy settings of this computer. Otherwise there is nothing to do.",
  },
  "connection.finding.proxy_used": { ja: "プロキシを通って接続します。", en: "The console goes through a proxy." },
  "connection.todo.proxy_used": {
    ja: "下のプロキシに心当たりがなければ、情報システム部門に確認してください。接続できないときは、このプロキシで接続先が許可されているかも確認してもらってください。",
    en: "If you do not know the proxy below, ask your IT department. If nothing gets through, ask them whether it lets this server pass.",
  },
  "connection.finding.connect_failed": {
    ja: "接続が拒否されたか、応答がありません。",
    en: "The connection was refused or not answered.",
  },
  "connection.todo.connect_failed": {
    ja: "稼働状況に障害やメンテナンスがなければ、ファイアウォールやプロキシで「接続先」への接続が許可されているか、情報システム部門に確認してください。",
    en: "If the service status tells of no incident or maintenance, ask your IT department whether firewall and proxy let connections to “Server” pass.",
  },
  "connection.finding.certificate_untrusted": {
    ja: "接続先の証明書を、このコンピューターは信頼していません。",
    en: "This computer does not trust the certificate.",
  },
  "connection.todo.certificate_untrusted": {
    ja: "通信を検査するプロキシやセキュリティ製品がある会社では、その証明書をこのコンピューターに登録する必要があります。情報システム部門に、下の発行元を伝えてください。心当たりがなければ、パスワードを入力せずに連絡してください。",
    en: "If a proxy or security product inspects connections, its certificate must be installed on this computer. Tell your IT department the issuer below. If nobody knows it, enter no password.",
  },
  "connection.finding.certificate_other_name": {
    ja: "証明書が、別の名前のものです。",
    en: "The certificate is for another name.",
  },
  "connection.todo.certificate_other_name": {
    ja: "途中で別のサーバーが応答しています。公衆の無線 LAN では、先に利用開始の手続きを済ませてください。社内では、接続先のアドレスとプロキシを情報システム部門に確認してください。",
    en: "Something else answers. On a public network, finish signing in to it first. In the office, ask your IT department about the server’s address and the proxy.",
  },
  "connection.finding.certificate_expired": {
    ja: "証明書の期限が切れているか、まだ有効になっていません。",
    en: "The certificate has expired, or is not valid yet.",
  },
  "connection.todo.certificate_expired": {
    ja: "まず、このコンピューターの日付と時刻が正しいか確認してください。正しければ、サービスの提供元に連絡してください。",
    en: "First see whether date and time of this computer are right. If they are, tell the operator of the service.",
  },
  "connection.finding.certificate_private": {
    ja: "接続できます。ただし、証明書は一般の認証局が発行したものではありません。",
    en: "It connects, but the certificate is not from one of the usual authorities.",
  },
  "connection.todo.certificate_private": {
    ja: "通信を検査するプロキシが間にあるか、サービスが独自の認証局を使っています。下の発行元が会社のものか、情報システム部門に確認してください。",
    en: "A proxy that inspects connections is on the way, or the service has an authority of its own. Ask your IT department whether the issuer below is theirs.",
  },
  "connection.finding.tls_none": {
    ja: "このコンピューターの中への接続のため、暗号化していません。",
    en: "Not encrypted: this address is on this computer.",
  },
  "connection.todo.tls_none": {
    ja: "試験用の構成です。業務で使う場合は、接続先をシステム管理者に確認してください。",
    en: "This is a set-up for trying things out. For real use, ask your system administrator for the server’s address.",
  },
  "connection.finding.api_foreign": {
    ja: "応答したのは、このサービスではありません。",
    en: "What answers is not this service.",
  },
  "connection.todo.api_foreign": {
    ja: "プロキシの認証画面などが応答しています。ブラウザーで社外のページを開いてプロキシの認証を済ませてから、もう一度確認してください。直らないときは、接続先のアドレスを情報システム部門に確認してください。",
    en: "It may be the sign-in page of a proxy. Open a page on the internet in a browser, sign in to the proxy, then check again. If that does not help, ask your IT department about the server’s address.",
  },
  "connection.finding.api_unready": {
    ja: "サービスは応答しましたが、準備ができていません。",
    en: "The service answers but is not ready.",
  },
  "connection.todo.api_unready": {
    ja: "このコンピューターと社内のネットワークに問題はありません。しばらく待ってから、もう一度確認してください。続くときは、稼働状況を確認してください。",
    en: "This computer and your network are fine. Wait a little and check again. If it goes on, look at the service status.",
  },
  "connection.finding.clock_off": {
    ja: "時計がサービスと 2 分より大きくずれています。",
    en: "The clock is off by more than two minutes.",
  },
  "connection.todo.clock_off": {
    ja: "このコンピューターの日付と時刻を、自動で合わせる設定にしてください。ずれていると、証明書や確認コードを正しく扱えません。",
    en: "Let this computer set date and time by itself. With a wrong clock, certificates and sign-in codes do not work.",
  },
  "connection.finding.keyring_none": { ja: "キーリングがありません。", en: "There is no keyring." },
  "connection.todo.keyring_none": {
    ja: "サインインはできますが、「サインインしたままにする」は選べません。Linux では、GNOME Keyring などを用意してください。",
    en: "Signing in works, but you cannot stay signed in. On Linux, install one such as GNOME Keyring.",
  },
  "connection.finding.keyring_refused": {
    ja: "キーリングの利用を拒否されました。",
    en: "The keyring refuses access.",
  },
  "connection.todo.keyring_refused": {
    ja: "キーリングのロックを解除してから、コンソールを開き直してください。",
    en: "Unlock the keyring and open the console again.",
  },
  "connection.finding.disk_failed": {
    ja: "コンソールのデータを保存できません。",
    en: "The console’s folder cannot be written.",
  },
  "connection.todo.disk_failed": {
    ja: "ディスクの空き容量と、下のフォルダーのアクセス権を確認してください。",
    en: "Check the free space and the permissions of the folder below.",
  },
  "connection.finding.disk_low": {
    ja: "空き容量が 500 MiB より少なくなっています。",
    en: "Less than 500 MiB are free.",
  },
  "connection.todo.disk_low": {
    ja: "いまは使えますが、不要なファイルを削除して空きを増やしてください。",
    en: "It works for now. Delete what is not needed to make room.",
  },

  "connection.text.title": { ja: "CloudOne コンソール 接続の確認", en: "CloudOne Console, connection check" },
  "connection.text.at": { ja: "日時: {at}（{iso}）", en: "At: {at} ({iso})" },
  "connection.text.server": { ja: "接続先: {server}", en: "Server: {server}" },
  "connection.text.version": { ja: "バージョン: {version}", en: "Version: {version}" },
  "connection.text.verdict": { ja: "結果: {verdict}", en: "Result: {verdict}" },
  "connection.text.announced": { ja: "稼働状況: {announced}", en: "Service status: {announced}" },
  "connection.text.check": { ja: "{n}. [{level}] {kind}（{took}）", en: "{n}. [{level}] {kind} ({took})" },
  "connection.text.skipped": { ja: "{n}. [{level}] {kind}", en: "{n}. [{level}] {kind}" },
  "connection.text.detail": { ja: "詳細: {detail}", en: "Detail: {detail}" },
} as const satisfies Messages;
