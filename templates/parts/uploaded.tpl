{{%AUTOESCAPE context="HTML"}}
{{! Files that are there already: attached while they are ticked.
    UPLOADED(FILE_ID FILE_NAME FILE_SIZE FILE_IS_PICTURE FILE_NO_PICTURE
    FILE_IS_VIDEO FILE_IS_SHEET FILE_IS_TEXT) }}
<ul class="uploads" data-uploads>
{{#UPLOADED}}
<li><span class="thumbnail tone-good">{{#FILE_IS_PICTURE}}<img src="/files/{{FILE_ID}}/thumb" alt="" width="44" height="44">{{/FILE_IS_PICTURE}}{{#FILE_NO_PICTURE}}{{#FILE_IS_VIDEO}}{{@icon video}}{{/FILE_IS_VIDEO}}{{#FILE_IS_SHEET}}{{@icon file-spreadsheet}}{{/FILE_IS_SHEET}}{{#FILE_IS_TEXT}}{{@icon file-text}}{{/FILE_IS_TEXT}}{{/FILE_NO_PICTURE}}</span><div><a href="/files/{{FILE_ID}}">{{FILE_NAME}}</a><small class="block">{{FILE_SIZE}}</small></div><label class="check"><input type="checkbox" name="file" value="{{FILE_ID}}" checked aria-label="{{_"Attach {FILE_NAME}"}}">{{_"Attach"}}</label></li>
{{/UPLOADED}}
</ul>
