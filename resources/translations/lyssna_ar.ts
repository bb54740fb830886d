<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG" sourcelanguage="sv_SE">
<context>
    <name>AttractPage</name>
    <message>
        <source>Nästa dialog: %1</source>
        <translation type="unfinished">اللقاء القادم: %1</translation>
    </message>
    <message>
        <source>Tryck på skärmen</source>
        <translation type="unfinished">المس الشاشة</translation>
    </message>
    <message>
        <source>Vi tar en paus. Kom gärna tillbaka om en stund.</source>
        <translation type="unfinished">نأخذ استراحة قصيرة. عد إلينا بعد قليل.</translation>
    </message>
    <message>
        <source>Vi är strax tillbaka.</source>
        <translation type="unfinished">سنعود بعد قليل.</translation>
    </message>
    <message>
        <source>Just nu samlar vi inte in svar.</source>
        <translation type="unfinished">لا نجمع إجابات في الوقت الحالي.</translation>
    </message>
    <message>
        <source>En minut. Helt anonymt.</source>
        <translation type="unfinished">دقيقة واحدة. دون ذكر اسمك.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation type="unfinished">عدد من أجابوا اليوم: %1.</translation>
    </message>
    <message>
        <source>Tryck för att börja</source>
        <translation type="unfinished">اضغط للبدء</translation>
    </message>
    <message>
        <source>För personalen: %1</source>
        <translation type="unfinished">للموظفين: %1</translation>
    </message>
</context>
<context>
    <name>ChoiceTile</name>
    <message>
        <source>%1, plats %2</source>
        <translation type="unfinished">%1، المرتبة %2</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Anpassa skärmen</source>
        <translation type="unfinished">ضبط الشاشة</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <translation type="unfinished">حجم النص</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <translation type="unfinished">عادي</translation>
    </message>
    <message>
        <source>Större</source>
        <translation type="unfinished">أكبر</translation>
    </message>
    <message>
        <source>Störst</source>
        <translation type="unfinished">الأكبر</translation>
    </message>
    <message>
        <source>Färger</source>
        <translation type="unfinished">الألوان</translation>
    </message>
    <message>
        <source>Ljus</source>
        <translation type="unfinished">فاتح</translation>
    </message>
    <message>
        <source>Mörk</source>
        <translation type="unfinished">داكن</translation>
    </message>
    <message>
        <source>Hög kontrast</source>
        <translation type="unfinished">تباين عالٍ</translation>
    </message>
    <message>
        <source>Annat</source>
        <translation type="unfinished">غير ذلك</translation>
    </message>
    <message>
        <source>Inga rörelser</source>
        <translation type="unfinished">بدون حركة</translation>
    </message>
    <message>
        <source>Allt på nedre halvan</source>
        <translation type="unfinished">كل شيء في الأسفل</translation>
    </message>
    <message>
        <source>Rösten</source>
        <translation type="unfinished">الصوت</translation>
    </message>
    <message>
        <source>Svagare</source>
        <translation type="unfinished">أخفض</translation>
    </message>
    <message>
        <source>Starkare</source>
        <translation type="unfinished">أعلى</translation>
    </message>
</context>
<context>
    <name>DatePart</name>
    <message>
        <source>Välj dag, månad och år</source>
        <translation type="unfinished">اختر اليوم والشهر والسنة</translation>
    </message>
    <message>
        <source>Ta bort datumet</source>
        <translation type="unfinished">احذف التاريخ</translation>
    </message>
    <message>
        <source>Dagen före</source>
        <translation type="unfinished">اليوم السابق</translation>
    </message>
    <message>
        <source>Dagen efter</source>
        <translation type="unfinished">اليوم التالي</translation>
    </message>
    <message>
        <source>Månaden före</source>
        <translation type="unfinished">الشهر السابق</translation>
    </message>
    <message>
        <source>Månaden efter</source>
        <translation type="unfinished">الشهر التالي</translation>
    </message>
    <message>
        <source>Året före</source>
        <translation type="unfinished">السنة السابقة</translation>
    </message>
    <message>
        <source>Året efter</source>
        <translation type="unfinished">السنة التالية</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Ditt svar kunde inte sparas</source>
        <translation type="unfinished">تعذر حفظ إجابتك</translation>
    </message>
    <message>
        <source>Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.</source>
        <translation type="unfinished">العطل في الجهاز وليس منك. يمكنك المحاولة مرة أخرى. إذا أنهيت الآن، فلن يبقى شيء من إجابتك.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation type="unfinished">حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished">إنهاء</translation>
    </message>
</context>
<context>
    <name>GuardPage</name>
    <message>
        <source>Det ser ut som ett personnummer</source>
        <translation type="unfinished">يبدو أن هذا رقم شخصي</translation>
    </message>
    <message>
        <source>Det ser ut som ett telefonnummer</source>
        <translation type="unfinished">يبدو أن هذا رقم هاتف</translation>
    </message>
    <message>
        <source>Det ser ut som en e-postadress</source>
        <translation type="unfinished">يبدو أن هذا عنوان بريد إلكتروني</translation>
    </message>
    <message>
        <source>Det ser ut som ett registreringsnummer</source>
        <translation type="unfinished">يبدو أن هذا رقم لوحة سيارة</translation>
    </message>
    <message>
        <source>Det ser ut som en gatuadress</source>
        <translation type="unfinished">يبدو أن هذا عنوان شارع</translation>
    </message>
    <message>
        <source>Det ser ut som ett namn</source>
        <translation type="unfinished">يبدو أن هذا اسم شخص</translation>
    </message>
    <message>
        <source>Det ser ut som en uppgift om någons brott</source>
        <translation type="unfinished">يبدو أن هذا كلام عن جريمة شخص ما</translation>
    </message>
    <message>
        <source>Det ser ut som en webbadress</source>
        <translation type="unfinished">يبدو أن هذا عنوان موقع إلكتروني</translation>
    </message>
    <message>
        <source>Svaren är allmänna handlingar, och ingen ska kunna pekas ut. Vi kan ta bort det, eller så ändrar du själv. Är det inget namn kan du behålla det.</source>
        <translation type="unfinished">الإجابات وثائق عامة، ويجب ألا يُعرف منها أي شخص. يمكننا حذفه، أو يمكنك تغييره بنفسك. وإذا لم يكن اسمًا، فيمكنك إبقاؤه.</translation>
    </message>
    <message>
        <source>Kiosken tar inte emot tips. Ring 114 14 eller prata med polisen här. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation type="unfinished">لا يستقبل هذا الجهاز معلومات عن الجرائم. اتصل بالرقم 114&#xa0;14 أو تحدث مع الشرطة هنا. يمكننا حذف ذلك، أو يمكنك تغييره بنفسك.</translation>
    </message>
    <message>
        <source>Ditt svar ska vara anonymt, och svaren är allmänna handlingar. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation type="unfinished">يجب ألا تكشف إجابتك من أنت، والإجابات وثائق عامة. يمكننا حذف ذلك، أو يمكنك تغييره بنفسك.</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation type="unfinished">نصك</translation>
    </message>
    <message>
        <source>Ta bort det</source>
        <translation type="unfinished">احذف ذلك</translation>
    </message>
    <message>
        <source>Ändra själv</source>
        <translation type="unfinished">سأغيّره بنفسي</translation>
    </message>
    <message>
        <source>Det är inget namn</source>
        <translation type="unfinished">هذا ليس اسمًا</translation>
    </message>
    <message>
        <source>Behåll texten</source>
        <translation type="unfinished">أبقِ النص</translation>
    </message>
    <message>
        <source>Ta bort hela texten</source>
        <translation type="unfinished">احذف النص كله</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Fortsätt</source>
        <translation type="unfinished">متابعة</translation>
    </message>
    <message>
        <source>Sidan stängs om %1 sekunder</source>
        <translation type="unfinished">الثواني المتبقية حتى تُغلق الصفحة: %1</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Är du kvar?</source>
        <translation type="unfinished">هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>Om %1 sekunder töms skärmen. Inget av det du svarat sparas.</source>
        <translation type="unfinished">الثواني المتبقية حتى تُمسح الشاشة: %1. لن يُحفظ شيء مما أجبت به.</translation>
    </message>
    <message>
        <source>Jag är kvar</source>
        <translation type="unfinished">أنا هنا</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Välj språk</source>
        <translation type="unfinished">اختر اللغة</translation>
    </message>
</context>
<context>
    <name>MapPart</name>
    <message>
        <source>Visa det åt vänster</source>
        <translation type="unfinished">اعرض ما على اليسار</translation>
    </message>
    <message>
        <source>Visa det åt höger</source>
        <translation type="unfinished">اعرض ما على اليمين</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">اعرض ما فوق</translation>
    </message>
    <message>
        <source>Visa det nedanför</source>
        <translation type="unfinished">اعرض ما تحت</translation>
    </message>
</context>
<context>
    <name>NumberPart</name>
    <message>
        <source>Skriv ett tal</source>
        <translation type="unfinished">اكتب عددًا</translation>
    </message>
    <message>
        <source>Mellan %1 och %2</source>
        <translation type="unfinished">من %1 إلى %2</translation>
    </message>
    <message>
        <source>Sudda</source>
        <translation type="unfinished">امسح</translation>
    </message>
    <message>
        <source>Komma</source>
        <translation type="unfinished">فاصلة</translation>
    </message>
</context>
<context>
    <name>ObjectionNote</name>
    <message>
        <source>Svara gärna på frågan, eller tryck på Vill inte svara.</source>
        <translation type="unfinished">يرجى الإجابة عن السؤال، أو اضغط على «لا أريد الإجابة».</translation>
    </message>
    <message>
        <source>Svaret stämmer inte riktigt. Ändra det, eller tryck på Vill inte svara.</source>
        <translation type="unfinished">الإجابة ليست صحيحة تمامًا. غيّرها، أو اضغط على «لا أريد الإجابة».</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Nästa</source>
        <translation type="unfinished">التالي</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation type="unfinished">رجوع</translation>
    </message>
    <message>
        <source>Använd hela skärmen</source>
        <translation type="unfinished">استخدم الشاشة كلها</translation>
    </message>
    <message>
        <source>Flytta ner allt till nedre halvan</source>
        <translation type="unfinished">انقل كل شيء إلى الأسفل</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation type="unfinished">لا أريد الإجابة</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">اعرض ما فوق</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation type="unfinished">اعرض المزيد</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation type="unfinished">تخطي</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished">إنهاء</translation>
    </message>
    <message>
        <source>Svar åt någon annan</source>
        <translation type="unfinished">إجابة نيابة عن شخص آخر</translation>
    </message>
    <message>
        <source>Svar från papper</source>
        <translation type="unfinished">إجابة من ورقة</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>Sök</source>
        <translation type="unfinished">ابحث</translation>
    </message>
    <message>
        <source>Inget område heter så. Sudda och försök igen, eller hoppa över frågan.</source>
        <translation type="unfinished">لا توجد منطقة بهذا الاسم. امسح ما كتبته وحاول مرة أخرى، أو تخطَّ السؤال.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Så långt har du kommit: %1 %</source>
        <translation type="unfinished">تقدمك حتى الآن: %1%</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Planerat</source>
        <translation type="unfinished">مخطط له</translation>
    </message>
    <message>
        <source>Pågår</source>
        <translation type="unfinished">جارٍ</translation>
    </message>
    <message>
        <source>Genomfört</source>
        <translation type="unfinished">تم التنفيذ</translation>
    </message>
    <message>
        <source>Delvis genomfört</source>
        <translation type="unfinished">تم تنفيذه جزئيًا</translation>
    </message>
    <message>
        <source>Försenat</source>
        <translation type="unfinished">متأخر</translation>
    </message>
    <message>
        <source>Ändrat</source>
        <translation type="unfinished">تم تغييره</translation>
    </message>
    <message>
        <source>Avbrutet</source>
        <translation type="unfinished">أُلغي</translation>
    </message>
    <message>
        <source>Förlängt</source>
        <translation type="unfinished">تم تمديده</translation>
    </message>
    <message>
        <source>Ni sa, vi lovade</source>
        <translation type="unfinished">قلتم ووعدنا</translation>
    </message>
    <message>
        <source>%1 av %2 %3</source>
        <translation type="unfinished">%1 من أصل %2 (%3)</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>%1 av %2</source>
        <translation type="unfinished">%1 من %2</translation>
    </message>
    <message>
        <source>Nästa</source>
        <translation type="unfinished">التالي</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation type="unfinished">تخطي</translation>
    </message>
    <message>
        <source>Visa karta</source>
        <translation type="unfinished">عرض الخريطة</translation>
    </message>
    <message>
        <source>Visa lista</source>
        <translation type="unfinished">عرض القائمة</translation>
    </message>
    <message>
        <source>%1 av %2 valda.</source>
        <translation type="unfinished">اخترت %1 من %2.</translation>
    </message>
    <message>
        <source>Den här frågan finns bara på svenska. Be gärna personalen om hjälp.</source>
        <translation type="unfinished">هذا السؤال باللغة السويدية فقط. يمكنك أن تطلب المساعدة من الموظفين.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>Här finns inget att välja den här gången. Gå vidare till nästa fråga.</source>
        <translation type="unfinished">لا يوجد ما يمكن اختياره هنا هذه المرة. انتقل إلى السؤال التالي.</translation>
    </message>
</context>
<context>
    <name>RangePart</name>
    <message>
        <source>Tryck på skalan</source>
        <translation type="unfinished">المس المقياس</translation>
    </message>
    <message>
        <source>Mindre</source>
        <translation type="unfinished">أقل</translation>
    </message>
    <message>
        <source>Mer</source>
        <translation type="unfinished">أكثر</translation>
    </message>
</context>
<context>
    <name>RatingPart</name>
    <message>
        <source>%1 av %2</source>
        <translation type="unfinished">%1 من %2</translation>
    </message>
    <message>
        <source>Tryck på en stjärna</source>
        <translation type="unfinished">اضغط على نجمة</translation>
    </message>
</context>
<context>
    <name>ReaderModel</name>
    <message>
        <source>vald</source>
        <translation type="unfinished">تم اختياره</translation>
    </message>
    <message>
        <source>Det här läses inte upp.</source>
        <translation type="unfinished">هذا لا يُقرأ بصوت عالٍ.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Visa det ovanför</source>
        <translation type="unfinished">اعرض ما فوق</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation type="unfinished">اعرض المزيد</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Klart</source>
        <translation type="unfinished">تم</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Börja svara</source>
        <translation type="unfinished">ابدأ الإجابة</translation>
    </message>
    <message>
        <source>Så här fungerar det</source>
        <translation type="unfinished">كيف يتم ذلك</translation>
    </message>
    <message>
        <source>Du är anonym</source>
        <translation type="unfinished">لا أحد يعرف من أنت</translation>
    </message>
    <message>
        <source>Vi frågar inte vem du är. Skriv inga namn eller nummer.</source>
        <translation type="unfinished">لا نسأل من أنت. لا تكتب أسماء أو أرقامًا.</translation>
    </message>
    <message>
        <source>Du bestämmer</source>
        <translation type="unfinished">القرار لك</translation>
    </message>
    <message>
        <source>Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor.</source>
        <translation type="unfinished">لا يُحفظ شيء قبل أن تضغط على «إرسال». يمكنك تخطي أي سؤال.</translation>
    </message>
    <message>
        <source>Ingen polisanmälan</source>
        <translation type="unfinished">ليس بلاغًا للشرطة</translation>
    </message>
    <message>
        <source>Det du svarar blir en del av en lägesbild, inte ett ärende.</source>
        <translation type="unfinished">تصبح إجابتك جزءًا من صورة للمشاكل، ولا تتحول إلى قضية.</translation>
    </message>
    <message>
        <source>Behöver du hjälp nu?</source>
        <translation type="unfinished">هل تحتاج إلى مساعدة الآن؟</translation>
    </message>
    <message>
        <source>Översättningen är inte granskad ännu. Säg gärna till personalen om något är fel.</source>
        <translation type="unfinished">لم تتم مراجعة هذه الترجمة بعد. إذا وجدت خطأ فأخبر الموظفين من فضلك.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Sparar …</source>
        <translation type="unfinished">جارٍ الحفظ …</translation>
    </message>
    <message>
        <source>Skicka</source>
        <translation type="unfinished">إرسال</translation>
    </message>
    <message>
        <source>Det här skickas</source>
        <translation type="unfinished">هذا ما سيُرسَل</translation>
    </message>
    <message>
        <source>Inget är sparat ännu. Tryck på en rad för att ändra.</source>
        <translation type="unfinished">لم يُحفظ شيء بعد. اضغط على سطر لتغييره.</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation type="unfinished">لا أريد الإجابة</translation>
    </message>
    <message>
        <source>Inget svar</source>
        <translation type="unfinished">لا إجابة</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation type="unfinished">نصك</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Tryck här för att skriva</source>
        <translation type="unfinished">اضغط هنا للكتابة</translation>
    </message>
    <message>
        <source>%1 tecken kvar</source>
        <translation type="unfinished">الأحرف المتبقية: %1</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Tack! Ditt svar är sparat.</source>
        <translation type="unfinished">شكرًا! تم حفظ إجابتك.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation type="unfinished">عدد من أجابوا اليوم: %1.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden öppnar sidan vid ditt område och det du valde. Det stannar i din telefon.</source>
        <translation type="unfinished">في صفحة الوعود ترى ما تعد به الشرطة والبلدية وكيف تسير الأمور. يفتح الرمز الصفحة على منطقتك وعلى ما اخترته. ويبقى ذلك في هاتفك.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig.</source>
        <translation type="unfinished">في صفحة الوعود ترى ما تعد به الشرطة والبلدية وكيف تسير الأمور. الرمز نفسه للجميع، ولا يكشف أي شيء عنك.</translation>
    </message>
    <message>
        <source>Nästa dialog: %1</source>
        <translation type="unfinished">اللقاء القادم: %1</translation>
    </message>
    <message>
        <source>QR-kod till löftessidan</source>
        <translation type="unfinished">رمز QR لصفحة الوعود</translation>
    </message>
    <message>
        <source>Skriver ut …</source>
        <translation type="unfinished">جارٍ الطباعة …</translation>
    </message>
    <message>
        <source>Skickad till skrivaren</source>
        <translation type="unfinished">أُرسلت إلى الطابعة</translation>
    </message>
    <message>
        <source>Skrivaren svarar inte. Försök igen</source>
        <translation type="unfinished">الطابعة لا تستجيب. حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Skriv ut på papper</source>
        <translation type="unfinished">اطبع على ورق</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation type="unfinished">تم</translation>
    </message>
    <message>
        <source>Skärmen töms om %1 sekunder</source>
        <translation type="unfinished">الثواني المتبقية حتى تُمسح الشاشة: %1</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Anpassa</source>
        <translation type="unfinished">ضبط</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <translation type="unfinished">أوقف القراءة</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <translation type="unfinished">استمع</translation>
    </message>
    <message>
        <source>Språk: %1</source>
        <translation type="unfinished">اللغة: %1</translation>
    </message>
</context>
<context>
    <name>UrgentPage</name>
    <message>
        <source>Händer det nu, eller vill du anmäla något?</source>
        <translation type="unfinished">هل يحدث ذلك الآن، أم تريد أن تبلّغ عن شيء؟</translation>
    </message>
    <message>
        <source>Du kan också prata med polisen eller personalen här vid bordet. Kiosken tar inte emot anmälningar, och det du skrev är inte sparat.</source>
        <translation type="unfinished">يمكنك أيضًا التحدث مع الشرطة أو الموظفين هنا عند الطاولة. لا يستقبل هذا الجهاز بلاغات، ولم يُحفظ ما كتبته.</translation>
    </message>
    <message>
        <source>Fortsätt utan texten</source>
        <translation type="unfinished">تابع بدون النص</translation>
    </message>
    <message>
        <source>Ändra texten</source>
        <translation type="unfinished">غيّر النص</translation>
    </message>
</context>
</TS>
