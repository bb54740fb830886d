<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="sv_SE">
<context>
    <name>AttractPage</name>
    <message>
        <source>Vi tar en paus. Kom gärna tillbaka om en stund.</source>
        <translation>We are taking a break. Please come back in a while.</translation>
    </message>
    <message>
        <source>En minut. Helt anonymt.</source>
        <translation>One minute. Completely anonymous.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation>%1 have answered today.</translation>
    </message>
    <message>
        <source>Tryck för att börja</source>
        <translation>Tap to begin</translation>
    </message>
    <message>
        <source>För personalen: %1</source>
        <translation>For staff: %1</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Kontroll före start</source>
        <translation>Checks before start</translation>
    </message>
    <message>
        <source>Kontrollera igen</source>
        <translation>Check again</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Ditt svar kunde inte sparas</source>
        <translation>Your answer could not be saved</translation>
    </message>
    <message>
        <source>Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.</source>
        <translation>It is the kiosk that does not work, not you. You can try again. If you leave, nothing of your answer remains.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>GuardPage</name>
    <message>
        <source>Det ser ut som ett personnummer</source>
        <translation>That looks like a personal identity number</translation>
    </message>
    <message>
        <source>Det ser ut som ett telefonnummer</source>
        <translation>That looks like a telephone number</translation>
    </message>
    <message>
        <source>Det ser ut som en e-postadress</source>
        <translation>That looks like an e-mail address</translation>
    </message>
    <message>
        <source>Det ser ut som en webbadress</source>
        <translation>That looks like a web address</translation>
    </message>
    <message>
        <source>Ditt svar ska vara anonymt. Vi kan ta bort det för dig, eller så ändrar du själv.</source>
        <translation>Your answer is meant to be anonymous. We can take it out for you, or you can change it yourself.</translation>
    </message>
    <message>
        <source>Ta bort det</source>
        <translation>Take it out</translation>
    </message>
    <message>
        <source>Ändra själv</source>
        <translation>Change it myself</translation>
    </message>
</context>
<context>
    <name>HandoutsPage</name>
    <message>
        <source>Skriv ut en handlapp</source>
        <translation>Print a handout</translation>
    </message>
    <message>
        <source>Lappen har en QR-kod till löftessidan, nästa dialoger och de nummer man kan ringa. Den är lika för alla och säger inget om vad någon svarat.</source>
        <translation>The handout has a QR code to the promise page, the next dialogues, and the numbers to call. It is the same for everybody and says nothing about what anyone answered.</translation>
    </message>
    <message>
        <source>Skriver ut …</source>
        <translation>Printing …</translation>
    </message>
    <message>
        <source>Lappar i det här passet: %1</source>
        <translation>Handouts in this session: %1</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Fortsätt</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Sidan stängs om %1 sekunder</source>
        <translation>This page closes in %1 seconds</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Är du kvar?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Om %1 sekunder töms skärmen. Inget av det du svarat sparas.</source>
        <translation>In %1 seconds the screen is cleared. Nothing of what you answered is saved.</translation>
    </message>
    <message>
        <source>Jag är kvar</source>
        <translation>I am here</translation>
    </message>
</context>
<context>
    <name>OpenSession</name>
    <message>
        <source>Passet är stängt. Svaren väntar på att synkas.</source>
        <translation>The session is closed. Its answers wait to be synced.</translation>
    </message>
    <message>
        <source>Öppna ett pass</source>
        <translation>Open a session</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Nästa</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation>Prefer not to answer</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Samordnarens PIN</source>
        <translation>Coordinator PIN</translation>
    </message>
    <message>
        <source>Personalens PIN</source>
        <translation>Staff PIN</translation>
    </message>
    <message>
        <source>Kontrollerar …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Öppna</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ta bort siffra</source>
        <translation>Delete digit</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>%1 av %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 av %2 valda.</source>
        <translation>%1 of %2 chosen.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Visa mer</source>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>StaffPanel</name>
    <message>
        <source>Inget pass är öppet</source>
        <translation>No session is open</translation>
    </message>
    <message>
        <source>Öppet sedan %1</source>
        <translation>Open since %1</translation>
    </message>
    <message>
        <source>Läget</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Handlappar</source>
        <translation>Handouts</translation>
    </message>
    <message>
        <source>Kontroll före start</source>
        <translation>Checks before start</translation>
    </message>
    <message>
        <source>Synka</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Till besökarna</source>
        <translation>To the visitors</translation>
    </message>
    <message>
        <source>Lämna kiosken</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>%1 är inte i dag. Svaren räknas dit.</source>
        <translation>%1 is not today. The answers will count there.</translation>
    </message>
    <message>
        <source>Stäng passet?</source>
        <translation>Close the session?</translation>
    </message>
    <message>
        <source>Besökare kan inte svara längre. Svaren ligger kvar på kiosken tills samordnaren har synkat.</source>
        <translation>Visitors can no longer answer. The answers stay on this kiosk until the coordinator has synced.</translation>
    </message>
    <message>
        <source>Stäng passet</source>
        <translation>Close the session</translation>
    </message>
    <message>
        <source>Öppna passet för en annan dag?</source>
        <translation>Open the session of another day?</translation>
    </message>
    <message>
        <source>Öppna ändå</source>
        <translation>Open anyway</translation>
    </message>
    <message>
        <source>Lämna kiosken?</source>
        <translation>Leave the kiosk?</translation>
    </message>
    <message>
        <source>Passet är fortfarande öppet och fortsätter nästa gång kiosken startas. Alla svar är sparade.</source>
        <translation>The session is still open and goes on the next time the kiosk is started. All answers are saved.</translation>
    </message>
    <message>
        <source>Alla svar är sparade.</source>
        <translation>All answers are saved.</translation>
    </message>
    <message>
        <source>Lämna</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Börja svara</source>
        <translation>Start answering</translation>
    </message>
    <message>
        <source>Så här fungerar det</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>Du är anonym</source>
        <translation>You are anonymous</translation>
    </message>
    <message>
        <source>Vi frågar inte vem du är. Skriv inga namn eller nummer.</source>
        <translation>We do not ask who you are. Do not write names or numbers.</translation>
    </message>
    <message>
        <source>Du bestämmer</source>
        <translation>You decide</translation>
    </message>
    <message>
        <source>Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor.</source>
        <translation>Nothing is saved until you press Send. You can skip every question.</translation>
    </message>
    <message>
        <source>Ingen polisanmälan</source>
        <translation>Not a police report</translation>
    </message>
    <message>
        <source>Det du svarar blir en del av en lägesbild, inte ett ärende.</source>
        <translation>Your answer becomes part of a problem picture, not a case.</translation>
    </message>
    <message>
        <source>Behöver du hjälp nu?</source>
        <translation>Do you need help now?</translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message>
        <source>Försök igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>svar</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>gick innan de var klara</source>
        <translation>left before the end</translation>
    </message>
    <message>
        <source>lappar</source>
        <translation>handouts</translation>
    </message>
    <message>
        <source>%1 svar, %2. Inte representativt för alla invånare. Färre än fem visas inte.</source>
        <translation>%1 answers, %2. Not representative of all residents. Fewer than five are not shown.</translation>
    </message>
    <message>
        <source>Här visas de vanligaste svaren när minst fem har valt samma.</source>
        <translation>The most frequent answers show here once at least five people have chosen the same.</translation>
    </message>
    <message>
        <source>Stäng passet</source>
        <translation>Close the session</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Sparar …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Skicka</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Det här skickas</source>
        <translation>This will be sent</translation>
    </message>
    <message>
        <source>Inget är sparat ännu. Tryck på en rad för att ändra.</source>
        <translation>Nothing is saved yet. Tap a row to change it.</translation>
    </message>
    <message>
        <source>Inget svar</source>
        <translation>No answer</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synka med centralen</source>
        <translation>Sync with the centre</translation>
    </message>
    <message>
        <source>Skickar …</source>
        <translation>Sending …</translation>
    </message>
    <message>
        <source>Klart. %1 svar är nu på centralen.</source>
        <translation>Done. %1 answers are now at the centre.</translation>
    </message>
    <message>
        <source>Klart. Inget nytt fanns att skicka.</source>
        <translation>Done. There was nothing new to send.</translation>
    </message>
    <message>
        <source>Det gick inte den här gången. Inget har försvunnit.</source>
        <translation>It did not work this time. Nothing is lost.</translation>
    </message>
    <message>
        <source>%1 svar väntar på att skickas.</source>
        <translation>%1 answers wait to be sent.</translation>
    </message>
    <message>
        <source>Inget väntar på att skickas.</source>
        <translation>Nothing waits to be sent.</translation>
    </message>
    <message>
        <source>Centralen har kvitterat, och svaren är gallrade från kiosken.</source>
        <translation>The centre has given its receipt, and the answers are deleted from this kiosk.</translation>
    </message>
    <message>
        <source>%1 svar kunde centralen inte ta emot. De är kvar på kiosken.</source>
        <translation>The centre could not take %1 answers. They are still on this kiosk.</translation>
    </message>
    <message>
        <source>Ett pass är öppet. Dess svar skickas när det är stängt.</source>
        <translation>A session is open. Its answers are sent when it is closed.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Synka nu</source>
        <translation>Sync now</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Tryck här för att skriva</source>
        <translation>Tap here to write</translation>
    </message>
    <message>
        <source>%1 tecken kvar</source>
        <translation>%1 characters left</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Planerat</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Pågår</source>
        <translation>Ongoing</translation>
    </message>
    <message>
        <source>Genomfört</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Delvis genomfört</source>
        <translation>Partly done</translation>
    </message>
    <message>
        <source>Försenat</source>
        <translation>Delayed</translation>
    </message>
    <message>
        <source>Ändrat</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Avbrutet</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Förlängt</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>Tack! Nu har %1 svarat i dag.</source>
        <translation>Thank you! %1 have answered today.</translation>
    </message>
    <message>
        <source>Tack! Ditt svar är sparat.</source>
        <translation>Thank you! Your answer is saved.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig.</source>
        <translation>On the promise page you see what the police and the municipality promise and how it goes. The code is the same for everybody and holds nothing about you.</translation>
    </message>
    <message>
        <source>Ni sa, vi lovade</source>
        <translation>You said, we promised</translation>
    </message>
    <message>
        <source>%1 av %2 %3</source>
        <translation>%1 of %2 %3</translation>
    </message>
    <message>
        <source>Nästa dialog: %1</source>
        <translation>Next dialogue: %1</translation>
    </message>
    <message>
        <source>QR-kod till löftessidan</source>
        <translation>QR code to the promise page</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Skärmen töms om %1 sekunder</source>
        <translation>The screen is cleared in %1 seconds</translation>
    </message>
</context>
</TS>
