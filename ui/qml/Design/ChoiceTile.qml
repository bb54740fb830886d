import QtQuick
import QtQuick.Templates as T

// One choice: a tile that fills when chosen, with a mark, so that colour never speaks alone. In a
// ranking the mark holds the place.
T.AbstractButton {
    id: tile

    required property bool chosen
    property bool several: false
    property bool ranked: false
    property int rank: 0
    property bool muted: false
    property string iconName: ""
    // A picture above the words, or beside them in a list; the words say what it shows.
    property string picture: ""
    property bool beside: false
    property bool unspoken: false
    readonly property bool above: picture !== "" && !beside
    readonly property real least: Theme.px(104)
    // What stands beside the words, and between.
    readonly property real taken: mark.width + Theme.px(12) + (sign.visible ? sign.width + Theme.px(12) : 0) + (beside && shown.visible ? shown.width + Theme.px(12) : 0) + leftPadding + rightPadding

    implicitHeight: Math.max(Theme.touch, (above ? least + Theme.px(8) : 0) + Math.max(mark.height, label.implicitHeight) + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    // Qt tells screen readers these, and not what Accessible says. What a tap has chosen is for the
    // visit to say, which may refuse it.
    checkable: true
    checked: chosen
    onToggled: checked = Qt.binding(() => tile.chosen)
    opacity: muted ? 0.55 : 1
    padding: Theme.px(10)
    leftPadding: Theme.px(16)
    rightPadding: Theme.px(10)
    scale: down && !Theme.calm ? 0.98 : 1

    Accessible.role: several || ranked ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: ranked && chosen ? qsTr("%1, plats %2").arg(text).arg(rank) : text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.corner
        color: tile.chosen ? (tile.down ? Qt.darker(Theme.primary, 1.3) : Theme.primary) : tile.down ? Theme.mist : Theme.card
        border.width: Theme.px(tile.chosen ? 4 : 2)
        border.color: tile.chosen ? Theme.primary : Theme.edge

        FocusRing {
            shown: tile.visualFocus
        }
    }

    contentItem: Item {
        implicitHeight: label.implicitHeight

        // On a ground of its own: it was drawn for paper.
        Rectangle {
            id: shown

            anchors.left: tile.above ? undefined : mark.right
            anchors.leftMargin: Theme.px(12)
            anchors.horizontalCenter: tile.above ? parent.horizontalCenter : undefined
            y: tile.above ? 0 : (parent.height - height) / 2
            height: tile.above ? Math.max(tile.least, words.y - Theme.px(8)) : Theme.touch - tile.topPadding - tile.bottomPadding
            width: tile.above ? Math.min(parent.width, height * 1.5) : height
            visible: tile.picture !== ""
            radius: Theme.px(12)
            color: "#FFFFFF"

            Image {
                anchors.fill: parent
                anchors.margins: Theme.px(4)
                source: tile.picture
                fillMode: Image.PreserveAspectFit
            }
        }

        Item {
            id: words

            width: parent.width
            height: Math.max(mark.height, label.implicitHeight)
            y: tile.above ? parent.height - height : (parent.height - height) / 2
        }

        Rectangle {
            id: mark

            anchors.verticalCenter: words.verticalCenter
            anchors.left: parent.left
            width: Math.max(Theme.px(34), Theme.choice * (tile.ranked ? 1.4 : 0.9))
            height: width
            radius: tile.several ? Theme.px(9) : width / 2
            color: tile.chosen ? Theme.mark : "transparent"
            border.width: Theme.px(tile.chosen ? 0 : 2)
            border.color: Theme.soft

            Icon {
                anchors.centerIn: parent
                visible: tile.chosen && !tile.ranked
                name: "check"
                color: Theme.markInk
                size: Math.max(Theme.px(24), Theme.choice * 0.7)
            }

            Words {
                anchors.centerIn: parent
                visible: tile.chosen && tile.ranked
                text: tile.rank
                color: Theme.markInk
                font.pixelSize: Theme.choice
                font.weight: Font.Bold

                Accessible.ignored: true
            }
        }

        Icon {
            id: sign

            anchors.left: tile.beside && shown.visible ? shown.right : mark.right
            anchors.leftMargin: Theme.px(12)
            anchors.verticalCenter: words.verticalCenter
            visible: name !== ""
            name: tile.iconName
            color: tile.chosen ? Theme.primaryInk : Theme.lake
            size: Math.max(Theme.px(36), Theme.choice * 1.2)
        }

        Words {
            id: label

            anchors.left: sign.visible ? sign.right : tile.beside && shown.visible ? shown.right : mark.right
            anchors.leftMargin: Theme.px(12)
            anchors.right: parent.right
            anchors.verticalCenter: words.verticalCenter
            text: tile.text
            color: tile.chosen ? Theme.primaryInk : Theme.ink
            font.pixelSize: Theme.choice
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.05
            horizontalAlignment: Text.AlignLeft
        }
    }
}
