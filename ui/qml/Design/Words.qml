import QtQuick

// Text as it is. Campaigns, visitors and servers write some of it, and none of them writes markup.
Text {
    textFormat: Text.PlainText

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
