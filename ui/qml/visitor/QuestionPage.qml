pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// One question, or two that belong together. What they show is made new for each visitor and page.
PageFrame {
    id: page

    required property PageModel questions
    property bool typing: false

    readonly property bool beside: questions.second !== null && !Theme.portrait && !Theme.enlarged && !typing

    scroller: scroller
    objectName: "question-" + questions.name
    share: questions.total > 0 ? questions.number / (questions.total + 1) : 0
    counter: qsTr("%1 av %2").arg(questions.number).arg(questions.total)
    canGoOn: questions.canGoOn
    canDecline: !questions.isNote
    // What is asked for is not offered to be passed over; the way round it is "Vill inte svara".
    nextText: questions.answered || questions.isNote || questions.asks ? qsTr("Nästa") : qsTr("Hoppa över")
    nextLook: questions.answered || questions.isNote ? ActionButton.Filled : ActionButton.Outlined
    tight: typing
    swapText: !first.hasMap ? "" : first.asList ? qsTr("Visa karta") : qsTr("Visa lista")
    swapIcon: first.asList ? "map" : "list"
    onSwapWanted: first.swap()
    Component.onDestruction: questions.close()

    Scroller {
        id: scroller

        railed: false
        // A map needs all the room it can get.
        readonly property bool roomy: !page.typing && (page.questions.first.appearance !== "map" || Theme.enlarged || Theme.portrait)
        readonly property real air: roomy ? Theme.px(16) : Math.max(Theme.px(8), Theme.between - Theme.px(8))
        readonly property real lead: roomy ? air : Theme.px(5)
        readonly property real filled: height - parts.y - air

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        contentHeight: parts.y + parts.height + air

        Column {
            id: words

            width: scroller.room
            // A note has the page to itself.
            y: page.questions.isNote ? Math.max(scroller.air, (scroller.height - height) * 0.42) : scroller.lead
            spacing: Theme.px(page.typing ? 4 : 8)

            Words {
                readonly property bool unspoken: page.questions.sensitive

                width: parent.width
                text: page.questions.label
                visible: text !== ""
                color: Theme.ink
                font.pixelSize: page.typing ? Theme.choice : scroller.roomy ? Theme.question : Theme.heading
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                lineHeight: 1.08
                horizontalAlignment: Text.AlignHCenter

                Accessible.role: Accessible.Heading
            }

            Words {
                readonly property bool unspoken: page.questions.sensitive

                width: parent.width
                visible: text !== "" && !page.typing
                text: {
                    const question = page.questions.first;
                    if (page.questions.second || question.picked === 0 || question.maxPicks < 2)
                        return page.questions.hint;
                    return page.questions.hint + " " + qsTr("%1 av %2 valda.").arg(question.picked).arg(question.maxPicks);
                }
                color: Theme.soft
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }

            // Openly: who reads no Swedish is told why this is Swedish.
            Words {
                width: parent.width
                visible: page.questions.foreign
                text: qsTr("Den här frågan finns bara på svenska. Be gärna personalen om hjälp.")
                color: Theme.soft
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Item {
            id: parts

            readonly property real half: (width - Theme.px(36)) / 2
            // On an upright screen two questions gather at the bottom, where a hand reaches them.
            readonly property real above: Theme.portrait && second.visible && first.visible ? Math.max(0, height - first.implicitHeight - second.implicitHeight - Theme.px(28)) : 0

            y: words.y + words.height + scroller.lead
            width: scroller.room
            height: Math.max(scroller.filled, page.beside ? Math.max(first.implicitHeight, second.implicitHeight) : first.implicitHeight + (second.visible ? second.implicitHeight + Theme.px(28) : 0))

            QuestionPart {
                id: first

                visitor: page.visitor
                question: page.questions.first
                titled: page.questions.second !== null
                width: page.beside ? parts.half : parts.width
                y: parts.above
                height: page.beside || !second.visible ? parts.height : implicitHeight
                visible: !page.typing || page.questions.second === null || writing
                room: scroller.filled
            }

            QuestionPart {
                id: second

                visitor: page.visitor
                question: page.questions.second
                titled: true
                x: page.beside && !page.visitor.rightToLeft ? parts.half + Theme.px(36) : 0
                y: page.beside || !first.visible ? 0 : parts.above + first.implicitHeight + Theme.px(28)
                width: page.beside ? parts.half : parts.width
                height: page.beside ? parts.height : Math.max(implicitHeight, parts.height - y)
                visible: page.questions.second !== null && (!page.typing || writing)
                room: scroller.filled
            }

            Binding {
                target: first
                property: "x"
                value: page.beside && page.visitor.rightToLeft ? parts.half + Theme.px(36) : 0
            }
        }
    }
}
