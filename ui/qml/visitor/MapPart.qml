import QtQuick
import Lyssna

Item {
    required property QuestionModel question
    signal chosen(code: string)
}
