package io.queuerite.emulator.internal.auth;

/**
 * The strings that shared access signatures sign. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/create-account-sas">Create an account
 * SAS</a> and <a
 * href="https://learn.microsoft.com/rest/api/storageservices/create-service-sas">Create a service
 * SAS</a>.
 */
final class SasText {
  private static final String WITH_QUEUE_PREFIX = "2015-02-21";
  private static final String WITH_IP_AND_PROTOCOL = "2015-04-05";
  private static final String WITH_ENCRYPTION_SCOPE = "2020-12-06";

  private SasText() {}

  static String account(Sas sas, String account) {
    StringBuilder text = new StringBuilder(account).append('\n');
    for (String name : new String[] {"sp", "ss", "srt", "st", "se", "sip", "spr", "sv"}) {
      text.append(sas.field(name)).append('\n');
    }
    if (sas.version().compareTo(WITH_ENCRYPTION_SCOPE) >= 0) {
      text.append(sas.field("ses")).append('\n');
    }
    return text.toString();
  }

  static String queue(Sas sas, String account, String queue) {
    String[] fields =
        sas.version().compareTo(WITH_IP_AND_PROTOCOL) >= 0
            ? new String[] {"si", "sip", "spr", "sv"}
            : new String[] {"si", "sv"};
    StringBuilder text = start(sas, account, queue);
    for (String name : fields) {
      text.append('\n').append(sas.field(name));
    }
    return text.toString();
  }

  static String userDelegation(Sas sas, String account, String queue) {
    StringBuilder text = start(sas, account, queue);
    for (String name :
        new String[] {
          "skoid", "sktid", "skt", "ske", "sks", "skv", "skdutid", "sduoid", "sip", "spr", "sv"
        }) {
      text.append('\n').append(sas.field(name));
    }
    return text.toString();
  }

  private static StringBuilder start(Sas sas, String account, String queue) {
    StringBuilder text = new StringBuilder(256);
    text.append(sas.field("sp")).append('\n');
    text.append(sas.field("st")).append('\n');
    text.append(sas.field("se")).append('\n');
    text.append(sas.version().compareTo(WITH_QUEUE_PREFIX) >= 0 ? "/queue/" : "/");
    return text.append(account).append('/').append(queue);
  }
}
